package dev.hotline.routing;

import dev.hotline.core.CallId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Agents and waiting callers at one moment.
 *
 * @param waiting in the order they will be served within their queue
 */
public record AcdSnapshot(List<AgentView> agents, List<WaitingView> waiting) {

    /** @param call the call that the agent rings for or talks to; null when none, and for a callback */
    public record AgentView(
            String agent,
            AgentState state,
            Instant since,
            @Nullable CallId call) {}

    /** @param position 1 is next in its queue */
    public record WaitingView(CallId call, String queue, boolean vip, Instant since, int position) {}
}
