package dev.hotline.bench.agi;

import org.jspecify.annotations.Nullable;

/** When sessions begin and what becomes of them. Called on the event loop of {@link Callers}. */
interface Plan {
    /** Begins the first sessions. */
    void begin(Callers callers);

    /** Whether the reply may go out now; otherwise {@link Caller#reply} is called later. */
    default boolean replyNow(Caller caller, int step) {
        return true;
    }

    /** How long it took from a reply to the next command, in nanoseconds. */
    default void answered(long nanos) {}

    /** A session is over; {@code wrong} says what went wrong, null when it had all its commands and was closed by the server. */
    void ended(@Nullable String wrong);
}
