package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.callback.CasePlan;
import dev.hotline.config.Customer;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Line;
import dev.hotline.config.PhoneNumbers;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallEvents;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Journal;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A caller's session: the line, what is known of the call so far, and the voice. Every step takes it and notes its facts here. Lives on
 * the line's Vert.x context.
 */
final class CallSession {
    private static final Logger log = LoggerFactory.getLogger(CallSession.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AgiCall line;
    private final HotlineConfig config;
    private final Journal journal;
    private final CallEvents events;
    private final InstantSource clock;
    private final Speaker speaker;
    private final Map<String, String> variables;
    /** Changed on the context only, read from any thread. */
    private volatile CallRecord record;

    CallSession(
            AgiCall line,
            HotlineConfig config,
            Journal journal,
            CallEvents events,
            StandIn standIn,
            InstantSource clock,
            CallRecord record) {
        this.line = line;
        this.config = config;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
        this.record = record;
        variables = new LinkedHashMap<>(record.variables());
        speaker = new Speaker(line, config.site().prompts(), standIn, record.language());
    }

    AgiCall line() {
        return line;
    }

    HotlineConfig config() {
        return config;
    }

    Speaker speaker() {
        return speaker;
    }

    CallRecord record() {
        return record;
    }

    /** The published line that the caller dialled. */
    Line calledLine() {
        return config.lines().stream()
                .filter(line -> line.name().equals(record.line()))
                .findFirst()
                .orElseGet(() -> config.lines().getFirst());
    }

    /** Who calls, when it is known. */
    Optional<Customer> customer() {
        return Optional.ofNullable(record.customer()).flatMap(config.customers()::byId);
    }

    /** The queue that the caller came to last. */
    Optional<ServiceQueue> queue() {
        return Optional.ofNullable(record.queue()).map(config.queues()::get);
    }

    /** What the flow has set so far. */
    Map<String, String> variables() {
        return Collections.unmodifiableMap(variables);
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** The call comes to a step at which it may rest. */
    void enter(String place) {
        note(new CallEvent.StepEntered(id(), now(), place, Map.copyOf(variables)));
    }

    CallId id() {
        return record.id();
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Keeps facts, all or none, and tells them to the readers; completes when they are stored. Fails when that takes longer than a caller
     * may be left in silence: they are stored all the same when the store can.
     */
    Future<Void> keep(List<? extends CallEvent> facts) {
        facts.forEach(this::tell);
        return journal.append(facts)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(e instanceof TimeoutException ? notYet(facts) : e));
    }

    /** What completes soon, or fails: a caller is not to wait in silence for longer. */
    <T> Future<T> soon(Future<T> result) {
        return result.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Notes a fact without waiting until it is stored; the journal keeps the order. */
    void note(CallEvent fact) {
        tell(fact);
        journal.append(fact).onFailure(e -> log.error("call {}: {} was not stored: {}", id(), fact, e.getMessage()));
    }

    private IllegalStateException notYet(List<? extends CallEvent> facts) {
        return new IllegalStateException(
                "call " + id() + ": not stored within " + PATIENCE.toSeconds() + " s: " + facts);
    }

    /** The fact that this caller is to be called back; its number is null where his is not known. */
    CallEvent.CaseOpened caseOpened(CaseReason reason) {
        return caseOpened(
                reason,
                Optional.ofNullable(record.ani())
                        .flatMap(ani -> PhoneNumbers.e164(ani, config.site().country()))
                        .orElse(null));
    }

    /** The fact that this caller is to be called back at this number, which is in E.164. */
    CallEvent.CaseOpened caseOpened(CaseReason reason, @Nullable String number) {
        Instant now = now();
        Instant due = new CasePlan(config.callback(), config.site().timeZone()).firstDue(reason, now);
        return new CallEvent.CaseOpened(id(), now, CaseId.next(now), reason, number, due);
    }

    private void tell(CallEvent fact) {
        record = record.after(fact);
        events.publish(fact);
    }
}
