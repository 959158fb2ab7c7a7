package dev.hotline.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is told of a caller before they talk.
 *
 * @param line the name of the line that was dialled
 * @param vip whether he is served as a key account
 * @param customer id of the customer; null when not known
 * @param topic what he calls for; null when not known
 * @param waited how long he has waited for an agent
 * @param openCase whether there is a case of his that is still to be solved
 * @param callsToday how many times he has called today, this one included
 */
public record Brief(
        String line,
        boolean vip,
        @Nullable String customer,
        @Nullable String topic,
        Duration waited,
        boolean openCase,
        int callsToday) {

    /** What is known of this call and of its caller's past. */
    public static Brief of(CallRecord call, CallerHistory past, Instant now) {
        return new Brief(
                call.line(),
                call.vip(),
                call.customer(),
                call.topic(),
                call.waited(now),
                past.openCase(),
                past.callsToday() + 1);
    }
}
