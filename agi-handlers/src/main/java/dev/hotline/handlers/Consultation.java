package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.callback.LegKind;
import dev.hotline.config.Agent;
import dev.hotline.core.Assignment;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.Loop;
import dev.hotline.routing.Offer;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that an agent's phone made: whom he asks, and whether the caller has taken his place in it. Confined to the session's loop, but for what says otherwise. */
final class Consultation {
    private final CallId id;
    private final AgiCall line;
    private final Loop loop;
    private final Dialable to;
    private final Promise<Void> handedOver = Promise.promise();
    /** Who is rung, or talks: an agent of ours. */
    private volatile @Nullable Agent agent;
    /** Why he is; null when he was dialled, and not chosen by routing. */
    private volatile @Nullable Assignment why;

    /** Asterisk's id of the channel: the agent's, or the caller's who has taken his place. */
    private volatile String channel;

    private @Nullable Instant since;
    /** Who is on the line, where it is not an agent: a customer who was called back and handed over. */
    private @Nullable CalledBack customer;

    /** @param id what routing knows it by */
    Consultation(CallId id, AgiCall line, Loop loop, Dialable to) {
        this.id = id;
        this.line = line;
        this.loop = loop;
        this.to = to;
        channel = line.request().uniqueId();
    }

    CallId id() {
        return id;
    }

    AgiCall line() {
        return line;
    }

    Loop loop() {
        return loop;
    }

    Dialable to() {
        return to;
    }

    /** An agent is rung; from now on nobody has answered. */
    void rings(Agent rung) {
        agent = rung;
        since = null;
    }

    /** The agent whom routing chose is rung. */
    void rings(Offer offer) {
        why = offer.why();
        rings(offer.agent());
    }

    /** The choice of the agent who is rung, or talks, as a fact of the caller's call; empty when he was dialled. Safe from any thread. */
    Optional<CallEvent.Assigned> assigned(CallId caller, Instant now) {
        Agent chosen = agent;
        Assignment reason = why;
        return chosen == null || reason == null
                ? Optional.empty()
                : Optional.of(new CallEvent.Assigned(caller, now, chosen.id(), reason));
    }

    void answered(Instant now) {
        since = now;
    }

    /** The agent who is rung, or talks; safe from any thread. */
    Optional<Agent> agent() {
        return Optional.ofNullable(agent);
    }

    /** Since when they talk. */
    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** The caller has taken the agent's place, before anybody answered: his channel is here now. Safe from any thread. */
    void takenBy(String uniqueId) {
        channel = uniqueId;
        loop.run(handedOver::tryComplete);
    }

    /** Whether the caller has taken the agent's place, and it is not known yet that he is a customer who was called back. */
    boolean isLeft() {
        return kind() == LegKind.ATTENDED && customer == null;
    }

    /** How a customer who was called back came here; safe from any thread. */
    LegKind kind() {
        return channel.equals(line.request().uniqueId()) ? LegKind.BLIND : LegKind.ATTENDED;
    }

    /** Asterisk's id of the channel that is here; safe from any thread. */
    String channel() {
        return channel;
    }

    /** It is a customer who was called back, and no agent, who is on the line. */
    void serves(CalledBack handedOverCustomer) {
        customer = handedOverCustomer;
    }

    /** The customer who was called back, if one is on the line. */
    Optional<CalledBack> customer() {
        return Optional.ofNullable(customer);
    }

    /** Completed when the caller has taken the agent's place before anybody answered. */
    Promise<Void> handedOver() {
        return handedOver;
    }
}
