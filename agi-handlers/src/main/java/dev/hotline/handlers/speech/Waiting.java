package dev.hotline.handlers.speech;

import java.time.Duration;

/**
 * A wait as a range of whole minutes or hours that has the exact one in it.
 *
 * @param from 0 when it may be less than one
 * @param to at least 1, and at least {@code from}
 */
record Waiting(long from, long to, boolean hours) {
    private static final Duration LONGEST_IN_MINUTES = Duration.ofMinutes(90);

    static Waiting of(Said.Wait wait) {
        boolean hours = wait.high().compareTo(LONGEST_IN_MINUTES) > 0;
        Duration unit = hours ? Duration.ofHours(1) : Duration.ofMinutes(1);
        return new Waiting(wait.low().dividedBy(unit), Math.max(1, roundedUp(wait.high(), unit)), hours);
    }

    static long roundedUp(Duration duration, Duration unit) {
        return duration.plus(unit).minusNanos(1).dividedBy(unit);
    }
}
