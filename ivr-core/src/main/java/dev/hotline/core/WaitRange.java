package dev.hotline.core;

import java.time.Duration;

/** How long a caller will still wait: most probably between these. */
public record WaitRange(Duration from, Duration to) {

    /** In whole minutes, as it is said: the lower end rounded down, the upper one up, to 1 at least. */
    public WaitRange inMinutes() {
        long low = from.toMinutes();
        long high = Math.max(1, to.plusMinutes(1).minusNanos(1).toMinutes());
        return new WaitRange(Duration.ofMinutes(Math.min(low, high)), Duration.ofMinutes(high));
    }
}
