package dev.hotline.core;

import dev.hotline.config.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of one call add up to: enough to take the call up again on another engine, and the row that is stored. Made only by
 * {@link #of} and {@link #after}.
 *
 * @param place the step of its flow that the call came to last; null before the first
 * @param variables what the flow has set so far
 * @param topic what the call is for, null until chosen
 * @param menuPath the keys that led to the topic, such as {@code 1}; empty when none did
 * @param queuedAt when the caller began to wait, maybe in an earlier call; his place in the queue
 * @param promise what the caller was first told of his wait; null when nothing
 * @param earlierPromise of a wait before this one, in another queue: the last that was kept or broken; null when there is none
 * @param raised how much longer than he did the caller counts as having waited, by supervisors
 * @param offeredTo the agent whose phone rings for the call, or who took it; null before, and when he missed it
 * @param agent who talked with the caller last
 * @param connectedAt when the first agent took the call: the end of the wait, whoever it is handed over to
 * @param talkSince when the talk in progress began; null when there is none, or nothing is known of it
 * @param outside the number or phone, nobody's of a queue, that is rung or talked with now; null when there is none
 * @param legs the talks that are over
 * @param answers scores by question
 * @param offers how many phones were rung for the call
 */
public record CallRecord(
        CallId id,
        String node,
        String channel,
        String uniqueId,
        String line,
        String dnis,
        @Nullable String ani,
        @Nullable String callerName,
        @Nullable String customer,
        boolean vip,
        Language language,
        String configVersion,
        Instant arrivedAt,
        @Nullable String place,
        Map<String, String> variables,
        @Nullable String topic,
        String menuPath,
        @Nullable String queue,
        @Nullable Instant queuedAt,
        @Nullable WaitPromise promise,
        @Nullable PromiseOutcome earlierPromise,
        Duration raised,
        int offers,
        @Nullable String offeredTo,
        @Nullable String agent,
        @Nullable Instant connectedAt,
        @Nullable Instant talkEndedAt,
        @Nullable Party talkEndedBy,
        @Nullable Instant talkSince,
        @Nullable String outside,
        List<Leg> legs,
        SurveyState survey,
        Map<String, Integer> answers,
        @Nullable CaseId caseId,
        @Nullable Instant endedAt,
        @Nullable Party endedBy) {

    /** The record of a call of which only this is known. */
    public static CallRecord of(CallEvent.Arrived arrived) {
        return new CallRecordBuilder(arrived).build();
    }

    /** This record and one more fact. */
    public CallRecord after(CallEvent event) {
        return new CallRecordBuilder(this).add(event).build();
    }

    /** This record with these legs. */
    public CallRecord with(List<Leg> others) {
        return new CallRecordBuilder(this).legs(others).build();
    }

    /** Who talks with the caller, or talked last: the agent, or a number or phone outside of the queues; null when nobody did. */
    public @Nullable String party() {
        return outside != null ? outside : agent;
    }

    /** Whether the call is over. */
    public boolean ended() {
        return endedAt != null;
    }

    /** Whether what the caller was told of this wait came true; empty when he was told nothing, or left before it could turn out. */
    public Optional<Boolean> promiseKept() {
        Instant turnedOut = connectedAt != null ? connectedAt : endedAt;
        if (promise == null || turnedOut == null) {
            return Optional.empty();
        }
        boolean inTime = !turnedOut.isAfter(promise.until());
        return connectedAt == null && inTime ? Optional.empty() : Optional.of(inTime);
    }

    /** Of all that the caller was told in this call: the last promise that was kept or broken, else the first; null when nothing. */
    public @Nullable PromiseOutcome lastPromise() {
        Optional<Boolean> kept = promiseKept();
        return promise == null || (kept.isEmpty() && earlierPromise != null)
                ? earlierPromise
                : new PromiseOutcome(promise, kept.orElse(null));
    }

    /** How long the caller waited for an agent, until now when he still does; zero when he never did. */
    public Duration waited(Instant now) {
        if (queuedAt == null) {
            return Duration.ZERO;
        }
        Instant until = connectedAt != null ? connectedAt : endedAt != null ? endedAt : now;
        return Duration.between(queuedAt, until);
    }

    /** The legs with one more. */
    static List<Leg> with(List<Leg> legs, Leg next) {
        List<Leg> more = new ArrayList<>(legs);
        more.add(next);
        return Collections.unmodifiableList(more);
    }

    /** The answers with one more, in the order they were given. */
    static Map<String, Integer> with(Map<String, Integer> answers, String question, int score) {
        Map<String, Integer> more = new LinkedHashMap<>(answers);
        more.put(question, score);
        return Collections.unmodifiableMap(more);
    }
}
