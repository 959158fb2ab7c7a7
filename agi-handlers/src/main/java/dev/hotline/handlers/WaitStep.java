package dev.hotline.handlers;

import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.config.Agent;
import dev.hotline.config.Customer;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.ServiceQueue;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Step;
import dev.hotline.core.Assignment;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CallerHistory;
import dev.hotline.core.Loop;
import dev.hotline.core.SurveyState;
import dev.hotline.core.WaitPromise;
import dev.hotline.handlers.CallbackNumber.Answer;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Offer;
import dev.hotline.routing.Place;
import dev.hotline.routing.WaitingCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the caller company until an agent takes the call: music, his position and how long it will take from time to time, and the offer of a
 * callback when nobody is there, the wait is long or longer than he was told, or the queue closes before his turn comes. What is said is cut
 * short as soon as an agent is there, whose phone rings at once.
 */
final class WaitStep {
    private static final Decision TALKED = Decision.next("talked with an agent");
    private static final Decision PROMISED = new Decision(Exit.PROMISED, "a callback was promised");

    private static final String TOO_LONG = "waited as long as he may";
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    /** Routing knows of a broken promise a moment after its time. */
    private static final Duration A_LITTLE_LATER = Duration.ofMillis(50);

    private final CallSession session;
    private final Loop loop;
    private final AcdService acd;
    private final Step step;
    private final Action.Queue action;
    private final ServiceQueue queue;
    private final RingStep ring;
    private final CallbackPromise promise;
    private final WaitNews told;
    private final CallersPast past;
    private final HoldSchedule schedule;
    private final ClosingTime closing;
    private final CallbackOffer offer;
    /** When he came to this step: a flow may lead from one queue to another. */
    private Instant since;

    private CallerHistory history = CallerHistory.NONE;
    /** Whether he has waited in no queue before. */
    private final boolean isNew;

    /** @param queue that of the action; another one where the caller was handed over to it */
    WaitStep(CallSession session, HotlineServices services, Step step, Action.Queue action, ServiceQueue queue) {
        this.session = session;
        this.step = step;
        this.action = action;
        loop = services.loop().here();
        acd = services.acd();
        this.queue = queue;
        promise = new CallbackPromise(session);
        ring = new RingStep(session, services, Ringing.of(queue));
        past = new CallersPast(session, services);
        told = new WaitNews(session, acd);
        since = session.now();
        offer = new CallbackOffer(session, queue);
        schedule = new HoldSchedule(queue, since);
        closing = new ClosingTime(session, queue);
        isNew = session.record().queuedAt() == null;
    }

    /** The flow brings him here. The queue may be closed, or full, unless it is the one that he has waited in. */
    Future<Decision> run() {
        boolean waitedHere = !isNew && queue.name().equals(session.record().queue());
        chooseTopic();
        return begin(waitedHere ? this::join : this::enter);
    }

    /** Somebody of ours sent him here: he is let in. */
    Future<Decision> sent() {
        chooseTopic();
        return begin(this::join);
    }

    /** The caller waits as before, at his old place. */
    Future<Decision> again() {
        return begin(isNew ? this::enter : this::join);
    }

    private void chooseTopic() {
        session.note(new CallEvent.TopicChosen(session.id(), session.now(), action.topic(), action.queue()));
    }

    /** @param door how he comes in who has no place yet, here or in another queue, nor one that is kept for him */
    private Future<Decision> begin(Supplier<Future<Decision>> door) {
        session.speaker().forgetKeys();
        return past.history().compose(found -> {
            history = found;
            ring.history(found);
            return isNew
                    ? past.takePlace(found, queue).compose(place -> place.isEmpty() ? door.get() : join(place))
                    : door.get();
        });
    }

    private Future<Decision> enter() {
        if (closing.isClosed()) {
            return turnedAway(Exit.CLOSED, "queue " + queue.name() + " is closed", EnginePrompt.CALLBACK_CLOSING);
        }
        return isFull().compose(full -> full
                ? turnedAway(Exit.FULL, "queue " + queue.name() + " is full", EnginePrompt.CALLBACK_OFFER)
                : join());
    }

    private Future<Decision> join() {
        return join(Optional.empty());
    }

    /** @param told what the caller hears before all else if he has to wait */
    private Future<Decision> join(Optional<EnginePrompt> told) {
        noteQueued();
        return orLeave(
                waitForAgent(Optional.of(told.map(EnginePrompt::id).stream().toList())));
    }

    private void noteQueued() {
        if (isNew) {
            session.note(new CallEvent.Queued(session.id(), session.now(), queue.name()));
        }
    }

    private Future<Boolean> isFull() {
        return queue.most().isEmpty()
                ? Future.succeededFuture(false)
                : acd.waitingIn(queue.name())
                        .map(waiting -> waiting >= queue.most().getAsInt());
    }

    /** The flow says what then, else a callback is offered; who does not want it waits all the same. */
    private Future<Decision> turnedAway(Exit exit, String why, EnginePrompt words) {
        if (step.target(exit).isPresent()) {
            return leave(exit, why);
        }
        if (exit.equals(Exit.CLOSED)) {
            closing.foretell();
        }
        noteQueued();
        return orLeave(offerCallbackFirst(words));
    }

    /** The call comes back from an engine that was lost: its place is kept, and what came of the last phone that was rung is seen to. */
    Future<Decision> resume() {
        CallRecord record = session.record();
        since = Objects.requireNonNullElse(record.queuedAt(), since);
        if (record.talkEndedAt() != null) {
            return Future.succeededFuture(TALKED);
        }
        if (record.outside() == null && record.caseId() != null && record.survey() == SurveyState.NONE) {
            return Future.succeededFuture(PROMISED);
        }
        return orLeave(new UnfinishedRing(session, ring)
                .talked()
                .compose(talked -> talked ? Future.succeededFuture(TALKED) : again()));
    }

    private Future<Decision> orLeave(Future<Decision> wait) {
        return wait.onFailure(e -> acd.leave(session.id()));
    }

    /** @param first what the caller hears before all else if he has to wait; empty when he has waited already */
    private Future<Decision> waitForAgent(Optional<List<String>> first) {
        Future<Offer> agent = acd.awaitAgent(waiting());
        return acd.place(session.id()).compose(place -> {
            if (agent.isComplete() || place.position() == 0) {
                return agent.compose(chosen -> first.isPresent() ? connect(chosen) : ring(chosen));
            }
            return first.isPresent()
                    ? session.speaker().sayUntil(heeding(agent), first.get()).compose(v -> explain(agent, place))
                    : hold(agent);
        });
    }

    private Future<Decision> connect(Offer chosen) {
        boolean dedicated = chosen.why().rule() == Assignment.Rule.DEDICATED;
        return session.speaker()
                .say(dedicated ? EnginePrompt.CONNECTING_DEDICATED : EnginePrompt.CONNECTING)
                .compose(v -> ring(chosen));
    }

    private Future<Decision> ring(Offer chosen) {
        return ring.run(chosen).compose(talked -> talked ? Future.succeededFuture(TALKED) : notTaken());
    }

    /** Between two phones that ring: agents who are free and do not answer are no reason to wait for ever. */
    private Future<Decision> notTaken() {
        if (tooLong()) {
            return leave(Exit.TOO_LONG, TOO_LONG);
        }
        if (session.line().keyAhead().isComplete()) {
            return offer.unasked().compose(wish -> switch (wish) {
                case TO_BE_CALLED_BACK -> promise();
                case TO_HEAR_THE_OFFER -> offerCallbackFirst(EnginePrompt.CALLBACK_OFFER);
                case NOTHING -> notTaken();
            });
        }
        return offer.isDue() ? offerCallbackFirst(EnginePrompt.CALLBACK_OFFER) : waitForAgent(Optional.empty());
    }

    /** The first time: the caller hears how it stands. */
    private Future<Decision> explain(Future<Offer> agent, Place place) {
        told.waits(place);
        if (!place.anyoneThere()) {
            return nobody(agent);
        }
        if (closing.comesBefore(place, session.now())) {
            return offerBeforeClosing(agent);
        }
        Future<?> enough = heeding(agent);
        return told.whyHeWaits(place, enough)
                .compose(v -> told.say(place, enough))
                .compose(v -> hold(agent));
    }

    /** He was told how it stands. */
    private Future<Decision> hold(Future<Offer> agent) {
        schedule.told(session.now());
        return music(agent);
    }

    /** What ends the news of his wait: an agent is there, or he presses a key that means something. */
    private Future<?> heeding(Future<Offer> agent) {
        return offer.mayBeAskedFor() ? Future.any(agent, session.line().keyAhead()) : agent;
    }

    /** Music until an agent is there, the caller is gone or presses a key, or it is time to say something. */
    private Future<Decision> music(Future<Offer> agent) {
        if (agent.isComplete() && !session.line().isHungUp()) {
            return agent.compose(this::ring);
        }
        return session.line()
                .musicOn(queue.music())
                .compose(acted -> acted instanceof HungUp ? Future.failedFuture(new CallerGone()) : listen(agent));
    }

    private Future<Decision> listen(Future<Offer> agent) {
        return firstOf(agent).compose(wake -> awake(agent));
    }

    private Future<Decision> awake(Future<Offer> agent) {
        if (session.line().isHungUp()) {
            return gone();
        }
        if (agent.isComplete()) {
            return agent.compose(this::ring);
        }
        if (session.line().keyAhead().isComplete()) {
            return offer.unasked().compose(wish -> switch (wish) {
                case TO_BE_CALLED_BACK -> promise();
                case TO_HEAR_THE_OFFER -> offerCallback(agent);
                case NOTHING -> listen(agent);
            });
        }
        Optional<String> announcement = schedule.announcement(session.now());
        return announcement.isPresent() && !tooLong() && !closing.hasCome(session.now())
                ? announce(agent, announcement.get())
                : speakUp(agent);
    }

    private Future<Decision> announce(Future<Offer> agent, String prompt) {
        return session.speaker().sayUntil(heeding(agent), List.of(prompt)).compose(v -> {
            schedule.announced(session.now());
            return music(agent);
        });
    }

    /** Tells a caller who hung up from a lost connection, whose caller is still there: only the former answers a command. */
    private Future<Decision> gone() {
        return session.line().musicOff().compose(acted -> Future.failedFuture(new CallerGone()));
    }

    private Future<Void> firstOf(Future<Offer> agent) {
        Promise<Void> wake = Promise.promise();
        Runnable timer = loop.after(untilNextWord(), wake::tryComplete);
        agent.onComplete(chosen -> wake.tryComplete());
        session.line().hungUp().onComplete(gone -> wake.tryComplete());
        session.line().keyAhead().onComplete(key -> wake.tryComplete());
        return wake.future().onComplete(done -> timer.run());
    }

    private Future<Decision> speakUp(Future<Offer> agent) {
        return acd.place(session.id()).compose(place -> {
            told.waits(place);
            if (tooLong()) {
                return leave(Exit.TOO_LONG, TOO_LONG);
            }
            if (closing.hasCome(session.now())) {
                return closes(agent);
            }
            if (!place.anyoneThere()) {
                return nobody(agent);
            }
            if (told.owesAnApology(place)) {
                return told.apologize(heeding(agent)).compose(v -> offerCallback(agent));
            }
            if (closing.comesBefore(place, session.now())) {
                return offerBeforeClosing(agent);
            }
            return offer.isDue()
                    ? offerCallback(agent)
                    : told.say(place, heeding(agent)).compose(v -> hold(agent));
        });
    }

    /** The queue closes: who waits in it stays in line, and is told so, or offered a callback where he was not before. */
    private Future<Decision> closes(Future<Offer> agent) {
        boolean offers = queue.callbackAtClosing() && !closing.isForetold();
        closing.tell();
        return offers
                ? offerBeforeClosing(agent)
                : session.speaker()
                        .sayUntil(heeding(agent), EnginePrompt.CLOSED_IN_LINE)
                        .compose(v -> hold(agent));
    }

    private Future<Decision> offerBeforeClosing(Future<Offer> agent) {
        closing.foretell();
        return offerCallback(agent, EnginePrompt.CALLBACK_CLOSING);
    }

    private Future<Decision> offerCallback(Future<Offer> agent) {
        return offerCallback(agent, EnginePrompt.CALLBACK_OFFER);
    }

    private Future<Decision> offerCallback(Future<Offer> agent, EnginePrompt words) {
        return offer.make(words, agent).compose(answer -> answered(agent, answer));
    }

    /** Who waits only because he is asked hears it to its end, though there may be an agent for him already. */
    private Future<Decision> offerCallbackFirst(EnginePrompt words) {
        Future<Offer> agent = acd.awaitAgent(waiting());
        return offer.makeWhole(words).compose(answer -> answered(agent, answer));
    }

    private Future<Decision> answered(Future<Offer> agent, CallbackOffer.Answer answer) {
        return switch (answer) {
            case YES -> promise();
            case NO -> stay(agent);
            case NONE -> hold(agent);
        };
    }

    private Future<Decision> stay(Future<Offer> agent) {
        return session.speaker().sayUntil(agent, EnginePrompt.PLEASE_HOLD).compose(v -> hold(agent));
    }

    /** No agent is kept for him while he confirms the number; who does not waits on, at his old place. */
    private Future<Decision> promise() {
        acd.leave(session.id());
        return promise.accepted()
                .compose(answer -> answer instanceof Answer.Confirmed confirmed
                        ? promise.make(confirmed.number()).map(PROMISED)
                        : stay(acd.awaitAgent(waiting())));
    }

    /** No agent who could answer is there: the flow says what then, else a callback is offered. */
    private Future<Decision> nobody(Future<Offer> agent) {
        return step.target(Exit.NOBODY).isPresent()
                ? leave(Exit.NOBODY, "no agent for " + queue.name() + " is there")
                : offerCallback(agent);
    }

    private Future<Decision> leave(Exit exit, String why) {
        acd.leave(session.id());
        return Future.succeededFuture(new Decision(exit, why));
    }

    private boolean tooLong() {
        return action.longest()
                .filter(longest -> !session.now().isBefore(since.plus(longest)))
                .isPresent();
    }

    /** Until something is to be said, or to be decided: at the latest when what he was told of his wait does not come true. */
    private Duration untilNextWord() {
        Instant next = schedule.next();
        next = sooner(next, closing.next().orElse(next));
        next = sooner(next, action.longest().map(since::plus).orElse(next));
        WaitPromise told = session.record().promise();
        Instant breaks = told == null ? next : told.until().plus(A_LITTLE_LATER);
        next = sooner(next, breaks.isAfter(session.now()) ? breaks : next);
        Duration wait = Duration.between(session.now(), next);
        return wait.isPositive() ? wait : AT_ONCE;
    }

    private static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant queuedAt() {
        return Objects.requireNonNull(session.record().queuedAt(), "noted by begin()");
    }

    private WaitingCall waiting() {
        CallRecord record = session.record();
        String dedicated = Optional.ofNullable(record.customer())
                .flatMap(session.config().customers()::byId)
                .flatMap(Customer::dedicatedAgent)
                .filter(agent -> !agent.equals(record.agent()))
                .orElse(null);
        return new WaitingCall(
                record.id(),
                queue,
                record.vip(),
                record.language(),
                dedicated,
                lastAgent(),
                queuedAt(),
                record.connectedAt() == null ? record.promise() : null,
                record.raised());
    }

    /** Who helped the caller last, when he can help him here too. */
    private @Nullable String lastAgent() {
        Agent last =
                history.lastAgent() == null ? null : session.config().agents().get(history.lastAgent());
        return last != null
                        && last.level(queue.skill()) > 0
                        && last.languages().contains(session.record().language())
                ? last.id()
                : null;
    }
}
