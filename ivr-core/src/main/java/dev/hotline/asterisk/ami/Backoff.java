package dev.hotline.asterisk.ami;

import java.time.Duration;

/** How long to wait before the next try: twice as long each time up to a limit, and up to a quarter less, so that nodes do not march in step. */
final class Backoff {
    private final Duration min;
    private final Duration max;

    Backoff(Duration min, Duration max) {
        this.min = min;
        this.max = max;
    }

    /**
     * @param failures in a row so far, at least 1
     * @param jitter from 0 to 1
     */
    Duration delay(int failures, double jitter) {
        long full = min.toMillis() << Math.min(failures - 1, 20);
        long limited = Math.min(full, max.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(limited * (1 - jitter / 4))));
    }
}
