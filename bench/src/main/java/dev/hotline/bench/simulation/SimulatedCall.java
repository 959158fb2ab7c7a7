package dev.hotline.bench.simulation;

import dev.hotline.core.CallId;
import dev.hotline.routing.WaitingCall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A call as chance has made it, before anything is decided.
 *
 * @param number counts the calls of a simulation, from 0 in the order of their arrival
 * @param waiting how it waits, from the moment it arrives
 * @param talk how long it talks to whoever answers
 * @param wrapUp how long he is left alone after it
 * @param patience how long it waits before it hangs up; {@link #ENDLESS} when it never does
 */
public record SimulatedCall(int number, WaitingCall waiting, Duration talk, Duration wrapUp, Duration patience) {
    public static final Duration ENDLESS = ChronoUnit.FOREVER.getDuration();

    public CallId id() {
        return waiting.call();
    }

    public Instant arrival() {
        return waiting.since();
    }

    /** How long it has waited by now. */
    public Duration waited(Instant now) {
        return Duration.between(arrival(), now);
    }

    boolean patient() {
        return patience.equals(ENDLESS);
    }
}
