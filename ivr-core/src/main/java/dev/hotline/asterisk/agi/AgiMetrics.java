package dev.hotline.asterisk.agi;

import java.time.Duration;

/** What the FastAGI server counts. Called on event loops; must not block. */
public interface AgiMetrics {
    /** Counts nothing. */
    AgiMetrics NONE = new AgiMetrics() {};

    /** A session was given to its handler. */
    default void sessionOpened() {}

    /** A session that was opened is over. */
    default void sessionEnded() {}

    /** A connection was not given to a handler. */
    default void sessionRefused(AgiProblem why) {}

    /** A session was closed before its handler had ended: by a limit, or by the other end. */
    default void sessionBroken(AgiProblem why) {}

    /** A key that AGI did not report was joined by AMI. */
    default void keyJoined() {}

    /**
     * Asterisk answered a command.
     *
     * @param command its first words, such as {@code STREAM FILE}: few different ones
     * @param took from sending to the reply; commands that play or dial take as long as people do
     */
    default void commandTimed(String command, Duration took) {}
}
