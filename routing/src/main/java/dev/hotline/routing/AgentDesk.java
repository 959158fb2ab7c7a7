package dev.hotline.routing;

import dev.hotline.config.HotlineConfig;
import dev.hotline.core.AgentChange;
import dev.hotline.core.AgentChange.What;
import dev.hotline.core.AgentLog;
import dev.hotline.core.NotDoneException;
import dev.hotline.core.NotDoneException.Kind;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs agents in and out, and pauses them: each change is kept before it takes effect, and the last one of each agent holds again after the
 * engine was started anew. An agent who never changed anything is logged in. Changes of one agent are made one after the other. Safe from any
 * thread.
 */
public final class AgentDesk {
    private static final Logger log = LoggerFactory.getLogger(AgentDesk.class);
    private static final Set<AgentState> ON_A_CALL =
            Set.of(AgentState.RESERVED, AgentState.RINGING, AgentState.TALKING);

    private final AcdService acd;
    private final AgentLog changes;
    private final Supplier<HotlineConfig> config;
    private final InstantSource clock;
    private final Map<String, AgentChange> last = new ConcurrentHashMap<>();
    private final Map<String, Future<Effect>> latest = new HashMap<>();

    public AgentDesk(AcdService acd, AgentLog changes, Supplier<HotlineConfig> config, InstantSource clock) {
        this.acd = acd;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
    }

    /** When a change takes effect. */
    public enum Effect {
        AT_ONCE,
        /** He has a call, which is finished first. */
        AFTER_THE_CALL
    }

    /** Those of these agents who were logged out, or paused, by the last change that is kept take no calls again. */
    public Future<Void> restore(Collection<String> agents) {
        Set<String> unknown = Set.copyOf(
                agents.stream().filter(agent -> !last.containsKey(agent)).toList());
        return changes.latest(unknown).map(kept -> {
            kept.values().forEach(change -> last.putIfAbsent(change.agent(), change));
            agents.stream()
                    .flatMap(agent -> last(agent).stream())
                    .filter(change -> change.what() == What.LOGGED_OUT || change.what() == What.PAUSED)
                    .forEach(this::apply);
            return null;
        });
    }

    /**
     * What agents changed at another engine since takes effect here too.
     *
     * @param since no later than this was called last
     */
    public Future<Void> follow(Instant since) {
        return changes.since(since).map(made -> {
            made.stream().filter(this::isNews).forEach(change -> {
                log.info("agent {}: {} by {}, at another engine", change.agent(), change.what(), change.by());
                last.put(change.agent(), change);
                apply(change);
            });
            return null;
        });
    }

    private boolean isNews(AgentChange change) {
        AgentChange known = last.get(change.agent());
        return known == null || change.at().isAfter(known.at());
    }

    /** The last change of this agent; empty when he never changed anything. */
    public Optional<AgentChange> last(String agent) {
        return Optional.ofNullable(last.get(agent));
    }

    /**
     * Changes what an agent does. Fails with {@link NotDoneException} when there is no such agent or reason, or he is logged out and asks for
     * something else than to be logged in; with the store's failure when it cannot be kept, and then nothing changes.
     *
     * @param reason why he pauses, one of {@code site.yaml}; not looked at for any other change
     * @param by who asks
     */
    public synchronized Future<Effect> change(String agent, What what, @Nullable String reason, String by) {
        Optional<NotDoneException> unknown = unknown(agent);
        if (unknown.isPresent()) {
            return Future.failedFuture(unknown.get());
        }
        Future<Effect> before = latest.getOrDefault(agent, Future.succeededFuture(Effect.AT_ONCE));
        Future<Effect> done = before.transform(any -> changeNow(agent, what, reason, by));
        latest.put(agent, done);
        return done;
    }

    private Future<Effect> changeNow(String agent, What what, @Nullable String reason, String by) {
        Optional<NotDoneException> refused = refused(agent, what, reason);
        if (refused.isPresent()) {
            return Future.failedFuture(refused.get());
        }
        AgentChange change = AgentChange.of(agent, clock.instant(), what, what == What.PAUSED ? reason : null, by);
        return changes.keep(change).compose(v -> {
            log.info("agent {}: {} by {}", agent, change.what(), by);
            last.put(agent, change);
            apply(change);
            return effect(change);
        });
    }

    private Optional<NotDoneException> unknown(String agent) {
        Set<String> agents = config.get().agents().keySet();
        return agents.contains(agent)
                ? Optional.empty()
                : Optional.of(new NotDoneException(
                        Kind.UNKNOWN, "agent: " + agent + " (expected: one of " + String.join(", ", agents) + ")"));
    }

    private Optional<NotDoneException> refused(String agent, What what, @Nullable String reason) {
        if ((what == What.PAUSED || what == What.READY) && isLoggedOut(agent)) {
            return Optional.of(
                    new NotDoneException(Kind.NOT_NOW, "agent " + agent + ": logged out (expected: logged in first)"));
        }
        Collection<String> reasons = config.get().site().pauses().values();
        if (what == What.PAUSED && (reason == null || !reasons.contains(reason))) {
            return Optional.of(new NotDoneException(
                    Kind.WRONG,
                    "reason: " + (reason == null ? "" : reason) + " (expected: one of " + String.join(", ", reasons)
                            + ")"));
        }
        return Optional.empty();
    }

    private boolean isLoggedOut(String agent) {
        return last(agent).filter(change -> change.what() == What.LOGGED_OUT).isPresent();
    }

    private void apply(AgentChange change) {
        switch (change.what()) {
            case LOGGED_IN -> acd.logIn(change.agent());
            case LOGGED_OUT -> acd.logOut(change.agent());
            case PAUSED -> acd.pause(change.agent(), String.valueOf(change.reason()));
            case READY -> acd.ready(change.agent());
        }
    }

    /** He who is logged in, or ready, is so at once: his call goes on anyway. */
    private Future<Effect> effect(AgentChange change) {
        if (change.what() == What.LOGGED_IN || change.what() == What.READY) {
            return Future.succeededFuture(Effect.AT_ONCE);
        }
        return acd.snapshot()
                .map(now -> now.agents().stream()
                        .filter(view -> view.agent().equals(change.agent()) && ON_A_CALL.contains(view.state()))
                        .findFirst()
                        .map(view -> Effect.AFTER_THE_CALL)
                        .orElse(Effect.AT_ONCE));
    }
}
