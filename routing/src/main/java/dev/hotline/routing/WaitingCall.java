package dev.hotline.routing;

import dev.hotline.config.Language;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallId;
import dev.hotline.core.WaitPromise;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A caller who waits for an agent, or who waits at home to be called back.
 *
 * @param queue as it was when the call began: it holds for this caller, whatever becomes of the queue meanwhile
 * @param vip a key account: he has other rings, and a head start
 * @param language the agent must speak it
 * @param dedicatedAgent id of the caller's own engineer; null when there is none
 * @param lastAgent id of the agent who helped him last; null when not known
 * @param promise what he was told of his wait before an engine was lost; null when nothing
 * @param since when he began to wait: his place, kept when an agent misses him or an engine is lost
 * @param raised how much longer than he did supervisors had him count as having waited, before routing knew of him
 */
public record WaitingCall(
        CallId call,
        ServiceQueue queue,
        boolean vip,
        Language language,
        @Nullable String dedicatedAgent,
        @Nullable String lastAgent,
        Instant since,
        @Nullable WaitPromise promise,
        Duration raised) {

    /** How much longer than he did he counts as having waited for being a key account. */
    Duration headStart() {
        return vip ? queue.headStart() : Duration.ZERO;
    }
}
