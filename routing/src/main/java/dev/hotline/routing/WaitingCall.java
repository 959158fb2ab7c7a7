package dev.hotline.routing;

import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A caller who waits for an agent.
 *
 * @param queue as it was when the call began: it holds for this caller, whatever becomes of the queue meanwhile
 * @param vip served before others, and by the top engineers
 * @param dedicatedAgent id of the agent to try first; null when there is none
 * @param since when he began to wait: his place, kept when an agent misses him or an engine is lost
 */
public record WaitingCall(
        CallId call,
        ServiceQueue queue,
        boolean vip,
        @Nullable String dedicatedAgent,
        Instant since) {}
