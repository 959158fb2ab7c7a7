package dev.hotline.asterisk.agi;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets one line for each key through in a while, so that a scanner does not fill the log. Safe from any thread. */
final class LogLimit {
    private static final int MAX_KEYS = 1000;
    private final Map<String, Instant> last = new HashMap<>();
    private final Duration interval;

    LogLimit(Duration interval) {
        this.interval = interval;
    }

    synchronized boolean allows(String key, Instant now) {
        last.values().removeIf(then -> !then.plus(interval).isAfter(now));
        return last.size() < MAX_KEYS && last.putIfAbsent(key, now) == null;
    }
}
