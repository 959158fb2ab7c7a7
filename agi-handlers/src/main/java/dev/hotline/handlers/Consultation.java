package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.config.Agent;
import dev.hotline.core.CallId;
import dev.hotline.core.Loop;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that an agent's phone made: whom he asks, and whether the caller has taken his place in it. Confined to the session's loop, but for {@link #agent}. */
final class Consultation {
    private final CallId id;
    private final AgiCall line;
    private final Loop loop;
    private final Dialable to;
    private final Promise<Void> handedOver = Promise.promise();
    /** Who is rung, or talks: an agent of ours. */
    private volatile @Nullable Agent agent;

    private @Nullable Instant since;

    /** @param id what routing knows it by */
    Consultation(CallId id, AgiCall line, Loop loop, Dialable to) {
        this.id = id;
        this.line = line;
        this.loop = loop;
        this.to = to;
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

    /** Completed when the caller has taken the agent's place before anybody answered. */
    Promise<Void> handedOver() {
        return handedOver;
    }
}
