package dev.hotline.handlers;

import dev.hotline.callback.CasePlan;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CallerHistory;
import dev.hotline.core.CallerHistory.LostWait;
import dev.hotline.core.CaseId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a caller who begins to wait, and the place that an earlier call of his has in line. Never fails. */
final class CallersPast {
    private static final Logger log = LoggerFactory.getLogger(CallersPast.class);

    /** A store takes a few milliseconds; a slow one is not worth more than this to a caller whom somebody could serve. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final CallSession session;
    private final HotlineServices services;

    CallersPast(CallSession session, HotlineServices services) {
        this.session = session;
        this.services = services;
    }

    /** {@link CallerHistory#NONE} when the store does not tell in time. */
    Future<CallerHistory> history() {
        ZoneId zone = session.config().site().timeZone();
        Instant today =
                session.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return services.history()
                .of(session.record(), today, session.now())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(e -> {
                    log.warn("call {}: earlier calls could not be looked for: {}", session.id(), e.getMessage());
                    return CallerHistory.NONE;
                });
    }

    /**
     * Takes the place in this queue that the caller has from before, if he has one: as a call that was cut off, or by a callback, which is
     * then off.
     *
     * @return what he is to be told
     */
    Future<Optional<EnginePrompt>> takePlace(CallerHistory past, ServiceQueue queue) {
        Future<Optional<EnginePrompt>> called =
                insteadOfCallback(past.promised().iterator(), queue);
        return called.compose(
                told -> told.isPresent() ? Future.succeededFuture(told) : afterCutOff(past.lostWait(), queue));
    }

    private Future<Optional<EnginePrompt>> afterCutOff(@Nullable LostWait lost, ServiceQueue queue) {
        if (lost == null || !lost.justNow(queue.name(), queue.returnWithin(), session.now())) {
            return none();
        }
        return session.soon(services.journal().find(lost.call()))
                .otherwise(e -> {
                    log.warn("call {}: call {} could not be looked for: {}", session.id(), lost.call(), e.getMessage());
                    return Optional.empty();
                })
                .map(call -> {
                    keepPlace(lost.call(), lost.queuedAt(), call);
                    return Optional.of(EnginePrompt.PLACE_KEPT);
                });
    }

    /** @param call the earlier one, as far as it is known */
    private void keepPlace(CallId from, Instant since, Optional<CallRecord> call) {
        Duration raised = call.map(CallRecord::raised).orElse(Duration.ZERO);
        session.note(new CallEvent.PlaceKept(session.id(), session.now(), from, since, raised));
    }

    /** Several people of a customer may each have been promised a callback: only his own is off. */
    private Future<Optional<EnginePrompt>> insteadOfCallback(Iterator<CaseId> promised, ServiceQueue queue) {
        return promised.hasNext()
                ? insteadOfCallback(promised.next(), queue)
                        .compose(told ->
                                told.isPresent() ? Future.succeededFuture(told) : insteadOfCallback(promised, queue))
                : none();
    }

    /** What is known too late is not saved: the callback stands then, and the caller waits as a new one. */
    private Future<Optional<EnginePrompt>> insteadOfCallback(CaseId id, ServiceQueue queue) {
        return session.soon(oldPlace(id, queue))
                .compose(place -> place.isPresent() ? take(place.get()) : none())
                .otherwise(e -> {
                    log.warn("call {}: case {} could not be closed: {}", session.id(), id, e.getMessage());
                    return Optional.empty();
                });
    }

    private Future<Optional<OldPlace>> oldPlace(CaseId id, ServiceQueue queue) {
        return services.cases()
                .find(id)
                .map(found -> found.filter(open -> queue.name().equals(open.queue())))
                .compose(found -> found.isPresent() ? oldPlace(found.get()) : Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<OldPlace>> oldPlace(CustomerCase open) {
        CasePlan plan = new CasePlan(
                session.config().callback(), session.config().site().timeZone());
        return services.journal().find(open.call()).map(call -> {
            Instant since = call.map(CallRecord::queuedAt).orElse(open.openedAt());
            return isOwn(open, call)
                    ? plan.calledIn(open, session.now()).map(calledIn -> new OldPlace(calledIn, since, call))
                    : Optional.empty();
        });
    }

    /** Not a colleague's: the one who calls has the number that is to be called, or called from it when it was promised. */
    private boolean isOwn(CustomerCase open, Optional<CallRecord> call) {
        String ani = session.record().ani();
        return ani != null
                && (ani.equals(open.number())
                        || call.map(CallRecord::ani).filter(ani::equals).isPresent());
    }

    private Future<Optional<EnginePrompt>> take(OldPlace place) {
        return session.soon(services.cases().save(place.calledIn(), Optional.empty()))
                .map(saved -> saved.map(closed -> {
                    log.info("call {}: its caller was to be called back; case {} is closed", session.id(), closed.id());
                    services.acd().leave(closed.call());
                    keepPlace(closed.call(), place.since(), place.call());
                    return EnginePrompt.CALLBACK_OFF;
                }));
    }

    private static Future<Optional<EnginePrompt>> none() {
        return Future.succeededFuture(Optional.empty());
    }

    /**
     * @param calledIn the case as it is when the caller has taken his place by it
     * @param call the one that waited, as far as it is known
     */
    private record OldPlace(CustomerCase calledIn, Instant since, Optional<CallRecord> call) {}
}
