package dev.hotline.asterisk.ami;

import java.time.Duration;
import java.time.Instant;

/** How many events come each second, over windows of a second. To be written by one thread at a time, to be read from any. */
final class EventRate {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private volatile Window window;

    /** @param lastRate of the window before */
    private record Window(Instant since, long eventsBefore, double lastRate) {
        double rate(long total, Instant now) {
            return (total - eventsBefore) * 1e9 / Duration.between(since, now).toNanos();
        }

        boolean isOver(Instant now) {
            return Duration.between(since, now).compareTo(WINDOW) >= 0;
        }

        /** No event came for so long that it says nothing of now. */
        boolean isStale(Instant now) {
            return Duration.between(since, now).compareTo(WINDOW.multipliedBy(3)) >= 0;
        }
    }

    EventRate(Instant now) {
        window = new Window(now, 0, 0);
    }

    /** So many events came until now. */
    void at(long total, Instant now) {
        Window current = window;
        if (current.isOver(now)) {
            window = new Window(now, total, current.rate(total, now));
        }
    }

    double perSecond(long total, Instant now) {
        Window current = window;
        if (current.isStale(now)) {
            return 0;
        }
        return current.isOver(now) ? current.rate(total, now) : current.lastRate;
    }
}
