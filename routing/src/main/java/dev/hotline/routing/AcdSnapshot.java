package dev.hotline.routing;

import dev.hotline.core.CallId;
import dev.hotline.core.WaitPromise;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Agents and waiting callers at one moment.
 *
 * @param waiting in the order they will be served within their queue
 */
public record AcdSnapshot(List<AgentView> agents, List<WaitingView> waiting) {

    /**
     * @param since when he came to be in this state
     * @param call the call that the agent is engaged with; null when none, and for a callback
     * @param pause why he takes no calls; null when he is not paused
     */
    public record AgentView(
            String agent,
            AgentState state,
            Instant since,
            @Nullable CallId call,
            @Nullable String pause) {}

    /**
     * @param position 1 is next in its queue
     * @param promise what the caller was told first; null when nothing
     * @param promiseBroken whether he waits for longer than that
     */
    public record WaitingView(
            CallId call,
            String queue,
            boolean vip,
            Instant since,
            int position,
            @Nullable WaitPromise promise,
            boolean promiseBroken) {}
}
