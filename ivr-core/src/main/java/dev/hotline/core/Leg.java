package dev.hotline.core;

import java.time.Duration;
import java.time.Instant;

/**
 * One talk of a call, which has several after transfers.
 *
 * @param with the agent; the number or phone where it was nobody of a queue
 * @param agent whether it was an agent
 */
public record Leg(String with, boolean agent, Instant since, Instant until) {
    /** How long they talked. */
    public Duration talk() {
        return Duration.between(since, until);
    }
}
