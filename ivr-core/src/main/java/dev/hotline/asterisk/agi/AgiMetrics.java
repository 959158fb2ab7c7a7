package dev.hotline.asterisk.agi;

import java.time.Duration;

/** What the FastAGI server counts. Called on event loops; must not block. */
public interface AgiMetrics {
    /** Counts nothing. */
    AgiMetrics NONE = new AgiMetrics() {};

    /** Why a connection was not served. */
    enum Refusal {
        /** Its address is not among the allowed: alert, somebody else tries the port or an Asterisk node is missing in the config. */
        ADDRESS,
        /** As many sessions as allowed are open: alert, calls are lost. */
        FULL,
        /** It did not send a proper environment, or not in time. */
        ENVIRONMENT,
        /** No handler has the script's name: alert, dialplan and engine disagree. */
        SCRIPT
    }

    /** A session was given to its handler. */
    default void sessionOpened() {}

    /** A session that was opened is over. */
    default void sessionEnded() {}

    default void sessionRefused(Refusal reason) {}

    /**
     * Asterisk answered a command.
     *
     * @param command its first words, such as {@code STREAM FILE}: few different ones
     * @param took from sending to the reply; commands that play or dial take as long as people do
     */
    default void commandTimed(String command, Duration took) {}
}
