package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.callback.CasePlan;
import dev.hotline.config.HotlineConfig;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private CallRecord record;

    CallSession(
            AgiCall line,
            HotlineConfig config,
            Journal journal,
            CallEvents events,
            InstantSource clock,
            CallRecord record) {
        this.line = line;
        this.config = config;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
        this.record = record;
        speaker = new Speaker(line, config.site().prompts(), record.language());
    }

    AgiCall line() {
        return line;
    }

    HotlineConfig config() {
        return config;
    }

    /** Where he waits. A call that came back may find that its queue is gone: then it is the menu's fallback. */
    ServiceQueue queue() {
        ServiceQueue chosen = config.queues().get(record.queue());
        return chosen != null
                ? chosen
                : Objects.requireNonNull(
                        config.queues().get(config.menu().fallback().queue()), "the fallback's queue is configured");
    }

    Speaker speaker() {
        return speaker;
    }

    CallRecord record() {
        return record;
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
        Instant now = now();
        Instant due = new CasePlan(config.callback(), config.site().timeZone()).firstDue(now);
        String number = Optional.ofNullable(record.ani())
                .flatMap(ani -> PhoneNumbers.e164(ani, config.site().country()))
                .orElse(null);
        return new CallEvent.CaseOpened(id(), now, CaseId.next(now), reason, number, due);
    }

    private void tell(CallEvent fact) {
        record = record.after(fact);
        events.publish(fact);
    }
}
