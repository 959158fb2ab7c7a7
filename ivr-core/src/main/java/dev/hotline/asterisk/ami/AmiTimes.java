package dev.hotline.asterisk.ami;

import java.time.Duration;

/**
 * How patient a link is. A stopped Asterisk still accepts connections (its kernel does), so {@code login} and {@code reconnectMax}
 * together bound how long an Asterisk that is back waits for the link.
 *
 * @param ping how often the link is tried while it is up
 * @param timeout how long Asterisk may take to answer an action
 * @param login how long it may take to accept the connection, and to answer each step of the login
 * @param reconnectMin the wait after the first failure; it doubles with each further one
 * @param reconnectMax the longest wait
 * @param compare how often the state of phones and channels is read again while the link is up
 */
public record AmiTimes(
        Duration ping,
        Duration timeout,
        Duration login,
        Duration reconnectMin,
        Duration reconnectMax,
        Duration compare) {

    /** Ping each 5 s, 5 s for an answer, 2 s for the login; reconnect after 0.25 s up to 3 s; compare each 5 s. */
    public static final AmiTimes USUAL = new AmiTimes(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5));

    /** @throws IllegalArgumentException when one is not at least a millisecond */
    public AmiTimes {
        require("ping", ping);
        require("timeout", timeout);
        require("login", login);
        require("reconnectMin", reconnectMin);
        require("reconnectMax", reconnectMax);
        require("compare", compare);
    }

    public AmiTimes withPing(Duration every) {
        return new AmiTimes(every, timeout, login, reconnectMin, reconnectMax, compare);
    }

    public AmiTimes withTimeout(Duration answer) {
        return new AmiTimes(ping, answer, login, reconnectMin, reconnectMax, compare);
    }

    public AmiTimes withLogin(Duration step) {
        return new AmiTimes(ping, timeout, step, reconnectMin, reconnectMax, compare);
    }

    public AmiTimes withReconnect(Duration min, Duration max) {
        return new AmiTimes(ping, timeout, login, min, max, compare);
    }

    public AmiTimes withCompare(Duration every) {
        return new AmiTimes(ping, timeout, login, reconnectMin, reconnectMax, every);
    }

    private static void require(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1 ms)");
        }
    }
}
