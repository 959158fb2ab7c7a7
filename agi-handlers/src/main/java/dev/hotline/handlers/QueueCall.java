package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.Language;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallRecord;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who dialled the number of a queue hears music until an agent of it is free, who is rung then; the next one when he does not answer. It is an agent, who
 * asks for his caller, or a customer who was called back and handed over.
 */
final class QueueCall {
    /** How often it is asked whether an agent is there for a customer who waits. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);

    private final HotlineServices services;
    private final AcdService acd;
    private final Consultation consultation;
    private final AgiCall line;
    private final ServiceQueue queue;
    private final Optional<CallRecord> caller;

    /** @param caller that of the agent who asks */
    QueueCall(HotlineServices services, Consultation consultation, ServiceQueue queue, Optional<CallRecord> caller) {
        this.services = services;
        this.consultation = consultation;
        this.queue = queue;
        this.caller = caller;
        acd = services.acd();
        line = consultation.line();
    }

    /** Empty when nobody was rung. */
    Future<Optional<Dialled>> run(AsteriskNode node) {
        return line.answer()
                .compose(acted -> acted instanceof HungUp
                        ? Future.succeededFuture(Optional.empty())
                        : waitingCall().compose(call -> next(call, node)));
    }

    private Future<Optional<Dialled>> next(WaitingCall call, AsteriskNode node) {
        Future<Offer> agent = acd.awaitAgent(call);
        return line.musicOn(queue.music())
                .compose(v -> untilChosen(call, agent))
                .compose(v -> {
                    if (!line.isHungUp() && !consultation.isLeft() && agent.isComplete()) {
                        return agent.compose(chosen -> ring(call, chosen, node));
                    }
                    acd.leave(call.call());
                    return Future.succeededFuture(Optional.empty());
                });
    }

    /** Or until there is no more use in waiting. */
    private Future<Void> untilChosen(WaitingCall call, Future<Offer> agent) {
        if (consultation.customer().isPresent()) {
            return whileAnyoneIsThere(call, agent);
        }
        Promise<Void> wake = firstOf(agent);
        consultation.handedOver().future().onComplete(handed -> wake.tryComplete());
        return wake.future();
    }

    /** A customer does not wait for agents who have all gone. */
    private Future<Void> whileAnyoneIsThere(WaitingCall call, Future<Offer> agent) {
        return acd.place(call.call()).compose(place -> {
            if (!place.anyoneThere() || agent.isComplete() || line.isHungUp()) {
                return Future.succeededFuture();
            }
            Promise<Void> wake = firstOf(agent);
            consultation.loop().after(BETWEEN_QUESTIONS, wake::tryComplete);
            return wake.future().compose(v -> whileAnyoneIsThere(call, agent));
        });
    }

    private Promise<Void> firstOf(Future<Offer> agent) {
        Promise<Void> wake = Promise.promise();
        agent.onComplete(chosen -> wake.tryComplete());
        line.hungUp().onComplete(gone -> wake.tryComplete());
        return wake;
    }

    private Future<Optional<Dialled>> ring(WaitingCall call, Offer chosen, AsteriskNode node) {
        consultation.rings(chosen);
        acd.ringing(call.call());
        return line.dial(node.channelOf(chosen.agent()), queue.ringTime(), "m(" + queue.music() + ")")
                .compose(dialled -> switch (dialled) {
                    case Dialled.Talked talked -> talked(call, talked);
                    case Dialled.Transferred transferred -> talked(call, transferred);
                    case Dialled.CallerLeft left -> {
                        acd.leave(call.call());
                        yield Future.succeededFuture(Optional.<Dialled>of(left));
                    }
                    default -> {
                        acd.missed(call.call(), queue.setAside());
                        yield next(call, node);
                    }
                });
    }

    private Future<Optional<Dialled>> talked(WaitingCall call, Dialled how) {
        acd.finished(call.call(), queue.wrapUp());
        return Future.succeededFuture(Optional.of(how));
    }

    private Future<WaitingCall> waitingCall() {
        return consultation
                .customer()
                .map(customer -> services.cases()
                        .find(customer.id())
                        .otherwise(Optional.empty())
                        .map(this::ofCustomer))
                .orElseGet(() -> Future.succeededFuture(ofAgent()));
    }

    private WaitingCall ofCustomer(Optional<CustomerCase> open) {
        return waitingCall(
                open.map(CustomerCase::vip).orElse(false),
                open.map(CustomerCase::language),
                Optional.empty(),
                Duration.ZERO);
    }

    /** An agent who asks for his caller has the place of that caller. */
    private WaitingCall ofAgent() {
        return waitingCall(
                caller.map(CallRecord::vip).orElse(false),
                caller.map(CallRecord::language),
                caller.flatMap(call -> Optional.ofNullable(call.queuedAt())),
                caller.map(CallRecord::raised).orElse(Duration.ZERO));
    }

    private WaitingCall waitingCall(
            boolean vip, Optional<Language> language, Optional<Instant> since, Duration raised) {
        return new WaitingCall(
                consultation.id(),
                queue,
                vip,
                language.orElse(services.config().site().language()),
                null,
                null,
                since.orElse(services.clock().instant()),
                null,
                raised);
    }
}
