package dev.hotline.asterisk.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a link does.
 *
 * @param state where it is
 * @param since when it came to be there
 * @param detail why, for people; empty when there is nothing to say
 * @param version Asterisk's own, empty until known
 * @param pending actions that wait for a reply
 * @param lastEventAge how long ago the last event came, whether the engine uses it or not; empty before the first
 * @param roundTrip of the last ping; empty while the link is not up
 */
public record AmiHealth(
        String node,
        State state,
        Instant since,
        String detail,
        String version,
        int pending,
        Optional<Duration> lastEventAge,
        Optional<Duration> roundTrip,
        AmiCounts counts) {

    /** The states of a link. */
    public enum State {
        CONNECTING,
        /** Connected and logged in; the state of phones and channels is being read. */
        READING_STATE,
        UP,
        /** Not connected; it is tried again. */
        DOWN,
        /** Asterisk refused the account; it is not tried again until the engine restarts. */
        REFUSED
    }
}
