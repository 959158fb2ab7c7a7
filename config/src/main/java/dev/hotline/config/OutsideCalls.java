package dev.hotline.config;

import java.util.List;
import java.util.Optional;

/**
 * Calls to people outside who are no customers: whom agents dial, and whom callers are handed over or connected to.
 *
 * @param begins how the numbers begin, in E.164, that agents may dial and hand callers over to; none: they may not
 * @param callerId the number that those outside see; empty: the caller's, or the agent's
 */
public record OutsideCalls(List<String> begins, Optional<String> callerId) {
    /** @param number in E.164 */
    public boolean allow(String number) {
        return begins.stream().anyMatch(number::startsWith);
    }

    /** Asterisk's options of {@code Dial}. */
    public String dialOptions() {
        return callerId.map(number -> "rf(" + number + ")").orElse("r");
    }
}
