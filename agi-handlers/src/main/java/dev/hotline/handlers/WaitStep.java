package dev.hotline.handlers;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.config.Agent;
import dev.hotline.config.Customer;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseReason;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Place;
import dev.hotline.routing.WaitingCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the caller company until an agent takes the call: music, his position from time to time, and the offer of a callback when nobody is
 * there or the wait is long.
 */
final class WaitStep {
    /** How the wait ended. */
    enum Result {
        TALKED,
        CALLBACK_PROMISED
    }

    private static final String OFFER = EnginePrompt.CALLBACK_OFFER.id();
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_OFFERS_BY_KEY = Duration.ofSeconds(30);

    private final CallSession session;
    private final Vertx vertx;
    private final AcdService acd;
    private final ServiceQueue queue;
    private final RingStep ring;
    private Instant nextOffer;
    private @Nullable Instant offered;

    WaitStep(CallSession session, HotlineServices services) {
        this.session = session;
        vertx = services.vertx();
        acd = services.acd();
        queue = session.queue();
        ring = new RingStep(session, acd, queue);
        nextOffer = session.now().plus(queue.offerCallbackAfter());
    }

    Future<Result> run() {
        if (session.record().queuedAt() == null) {
            session.note(new CallEvent.Queued(session.id(), session.now(), queue.name()));
        }
        return orLeave(waitForAgent(true));
    }

    /** The call comes back from an engine that was lost: its place is kept, and what came of the last phone that was rung is seen to. */
    Future<Result> resume(Optional<Dialled> pending) {
        String agent = session.record().offeredTo();
        return agent == null || pending.isEmpty()
                ? run()
                : orLeave(ring.ended(agent, pending.get())
                        .compose(talked -> talked ? Future.succeededFuture(Result.TALKED) : waitForAgent(true)));
    }

    private Future<Result> orLeave(Future<Result> wait) {
        return wait.onFailure(e -> acd.leave(session.id()));
    }

    private Future<Result> waitForAgent(boolean first) {
        Future<Agent> agent = acd.awaitAgent(waiting());
        return acd.place(session.id()).compose(place -> {
            if (agent.isComplete() || place.position() == 0) {
                return agent.compose(chosen -> first ? connect(chosen) : ring(chosen));
            }
            return first ? explain(agent, place) : hold(agent);
        });
    }

    private Future<Result> connect(Agent chosen) {
        boolean dedicated = chosen.id().equals(waiting().dedicatedAgent());
        return session.speaker()
                .say(dedicated ? EnginePrompt.CONNECTING_DEDICATED : EnginePrompt.CONNECTING)
                .compose(v -> ring(chosen));
    }

    private Future<Result> ring(Agent chosen) {
        return ring.run(chosen).compose(talked -> talked ? Future.succeededFuture(Result.TALKED) : waitForAgent(false));
    }

    /** The first time: the caller hears how it stands. */
    private Future<Result> explain(Future<Agent> agent, Place place) {
        if (!place.anyoneThere()) {
            return offerCallback(agent);
        }
        return session.speaker()
                .say(EnginePrompt.ALL_BUSY)
                .compose(v -> sayPosition(place))
                .compose(v -> hold(agent));
    }

    private Future<Void> sayPosition(Place place) {
        if (place.position() == 0) {
            return Future.succeededFuture();
        }
        session.note(new CallEvent.PositionSaid(session.id(), session.now(), place.position()));
        return session.speaker().say(EnginePrompt.position(place.position()));
    }

    /** Music until an agent is there, the caller is gone or presses a key, or it is time to say something. */
    private Future<Result> hold(Future<Agent> agent) {
        session.line().forgetKeys();
        return session.line()
                .musicOn(queue.music())
                .compose(acted -> acted instanceof HungUp ? Future.failedFuture(new CallerGone()) : firstOf(agent))
                .compose(wake -> awake(agent));
    }

    private Future<Result> awake(Future<Agent> agent) {
        if (session.line().isHungUp()) {
            return gone();
        }
        if (agent.isComplete()) {
            return agent.compose(this::ring);
        }
        return mayAskByKey() && session.line().keyAhead().isComplete() ? offerByKey(agent) : speakUp(agent);
    }

    /** Who keeps pressing keys is not to hear nothing but the offer. */
    private boolean mayAskByKey() {
        return offered == null || session.now().isAfter(offered.plus(BETWEEN_OFFERS_BY_KEY));
    }

    /** Tells a caller who hung up from a lost connection, whose caller is still there: only the former answers a command. */
    private Future<Result> gone() {
        return session.line().musicOff().compose(acted -> Future.failedFuture(new CallerGone()));
    }

    private Future<Void> firstOf(Future<Agent> agent) {
        Promise<Void> wake = Promise.promise();
        long timer = vertx.setTimer(queue.announceEvery().toMillis(), id -> wake.tryComplete());
        agent.onComplete(chosen -> wake.tryComplete());
        session.line().hungUp().onComplete(gone -> wake.tryComplete());
        if (mayAskByKey()) {
            session.line().keyAhead().onComplete(key -> wake.tryComplete());
        }
        return wake.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private Future<Result> speakUp(Future<Agent> agent) {
        return acd.place(session.id()).compose(place -> {
            boolean offer = !place.anyoneThere() || !session.now().isBefore(nextOffer);
            return offer ? offerCallback(agent) : sayPosition(place).compose(v -> hold(agent));
        });
    }

    private Future<Result> offerCallback(Future<Agent> agent) {
        noteOffer();
        session.line().forgetKeys();
        return session.speaker().ask(List.of(OFFER), ANSWER_WAIT).compose(key -> answered(agent, key));
    }

    /** Who pressed a key while the music played hears the offer to its end: a second key pressed in impatience is no answer to it. */
    private Future<Result> offerByKey(Future<Agent> agent) {
        noteOffer();
        return session.speaker()
                .say(OFFER)
                .onSuccess(v -> session.line().forgetKeys())
                .compose(v -> session.speaker().ask(List.of(), ANSWER_WAIT))
                .compose(key -> answered(agent, key));
    }

    private void noteOffer() {
        offered = session.now();
        session.note(new CallEvent.CallbackOffered(session.id(), offered));
        nextOffer = offered.plus(queue.offerCallbackAfter());
    }

    private Future<Result> answered(Future<Agent> agent, Optional<Character> key) {
        key.ifPresent(pressed -> session.note(new CallEvent.KeyPressed(session.id(), session.now(), OFFER, pressed)));
        return key.equals(Optional.of('1')) ? promise(agent) : stay(agent);
    }

    private Future<Result> stay(Future<Agent> agent) {
        return agent.isComplete()
                ? agent.compose(this::ring)
                : session.speaker().say(EnginePrompt.PLEASE_HOLD).compose(v -> hold(agent));
    }

    private Future<Result> promise(Future<Agent> agent) {
        CallEvent.CaseOpened opened = session.caseOpened(CaseReason.PROMISED_CALLBACK);
        return opened.number() == null
                ? session.speaker().say(EnginePrompt.CALLBACK_NO_NUMBER).compose(v -> hold(agent))
                : keepPromise(opened);
    }

    /** The promise is said only when it is stored. */
    private Future<Result> keepPromise(CallEvent.CaseOpened opened) {
        acd.leave(session.id());
        return session.keep(List.of(opened))
                .compose(v -> session.speaker().say(EnginePrompt.CALLBACK_PROMISED))
                .map(Result.CALLBACK_PROMISED);
    }

    private WaitingCall waiting() {
        CallRecord record = session.record();
        String dedicated = Optional.ofNullable(record.customer())
                .flatMap(session.config().customers()::byId)
                .flatMap(Customer::dedicatedAgent)
                .orElse(null);
        Instant since = Objects.requireNonNull(record.queuedAt(), "noted by run()");
        return new WaitingCall(record.id(), queue, record.vip(), dedicated, since);
    }
}
