package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.ServiceQueue;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Step;
import dev.hotline.core.CallEvent;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Taken;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with a caller whom an agent handed over without asking, in the step that he had come to: brings him to whom the agent dialled. Who
 * cannot be had is no dead end: the caller is told, and waits in his queue again, at his old place.
 */
final class HandoverStep {
    private static final Logger log = LoggerFactory.getLogger(HandoverStep.class);

    private static final Duration OUTSIDE_RINGS = Duration.ofSeconds(30);

    private final CallSession session;
    private final HotlineServices services;
    private final AcdService acd;
    private final Step step;
    private final Dialable to;

    HandoverStep(CallSession session, HotlineServices services, Step step, Dialable to) {
        this.session = session;
        this.services = services;
        this.step = step;
        this.to = to;
        acd = services.acd();
    }

    Future<Decision> run() {
        return switch (to) {
            case Dialable.Colleague colleague -> colleague(colleague);
            case Dialable.Waiting waiting ->
                wait(
                                new Action.Queue(
                                        waiting.queue().name(), waiting.queue().name(), Optional.empty()),
                                waiting.queue())
                        .sent();
            case Dialable.Outside outside -> outside(outside);
            case Dialable.Nobody nobody -> {
                log.warn("call {}: {} is nobody's number, or may not be dialled", session.id(), nobody.number());
                yield inVain();
            }
        };
    }

    private Future<Decision> colleague(Dialable.Colleague colleague) {
        RingStep ring =
                new RingStep(session, services, session.queue().map(Ringing::of).orElse(Ringing.OF_NO_QUEUE));
        return acd.take(
                        session.id(),
                        session.record().queue(),
                        colleague.agent().id())
                .compose(taken -> switch (taken) {
                    case Taken.Chosen chosen -> ring.run(chosen.offer());
                    case Taken.Refused refused -> refused(refused);
                })
                .onFailure(e -> acd.leave(session.id()))
                .compose(talked -> talked ? talked() : inVain());
    }

    private Future<Boolean> refused(Taken.Refused refused) {
        String state = refused.state().map(Enum::name).orElse(null);
        log.info(
                "call {}: {} cannot be given it: {}",
                session.id(),
                refused.agent(),
                state == null ? "no agent" : state);
        session.note(new CallEvent.NotAssigned(session.id(), session.now(), refused.agent(), state));
        return Future.succeededFuture(false);
    }

    private Future<Decision> outside(Dialable.Outside outside) {
        Action.Transfer transfer = new Action.Transfer(new Action.Destination.Outside(outside.number()), OUTSIDE_RINGS);
        return new TransferStep(session, transfer)
                .run(false)
                .compose(decision -> decision.exit().equals(Exit.NEXT) ? talked() : inVain());
    }

    private static Future<Decision> talked() {
        return Future.succeededFuture(Decision.next("talked with whom he was handed over to"));
    }

    private Future<Decision> inVain() {
        if (!(step.action() instanceof Action.Queue action)) {
            return Future.succeededFuture(new Decision(Exit.FAILED, to.number() + " cannot be had"));
        }
        return session.speaker()
                .say(EnginePrompt.TRANSFER_IN_VAIN)
                .compose(v -> wait(action, queue(action)).again());
    }

    private WaitStep wait(Action.Queue action, ServiceQueue queue) {
        return new WaitStep(session, services, step, action, queue);
    }

    /** The one that he waited in last; the step's own, should that be gone. */
    private ServiceQueue queue(Action.Queue action) {
        return session.queue()
                .orElseGet(() -> Objects.requireNonNull(
                        session.config().queues().get(action.queue()), "checked when it was read"));
    }
}
