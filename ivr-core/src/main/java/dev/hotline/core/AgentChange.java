package dev.hotline.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody changed whether an agent takes calls.
 *
 * @param reason why he pauses; null for every other change
 * @param by who asked for it, such as {@code phone 1003}
 */
public record AgentChange(
        UUID id,
        String agent,
        Instant at,
        What what,
        @Nullable String reason,
        String by) {

    /** A change that is new; its time is cut to the microseconds that are kept. */
    public static AgentChange of(String agent, Instant at, What what, @Nullable String reason, String by) {
        return new AgentChange(UuidV7.next(at), agent, at.truncatedTo(ChronoUnit.MICROS), what, reason, by);
    }

    /** What he does from then on. */
    public enum What {
        /** He takes calls. */
        LOGGED_IN,
        /** He takes none any more. */
        LOGGED_OUT,
        /** He takes none for a while, for a reason. */
        PAUSED,
        /** His pause, his wrap-up, or being set aside, is over. */
        READY
    }
}
