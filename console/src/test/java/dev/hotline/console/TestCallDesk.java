package dev.hotline.console;

import dev.hotline.config.HotlineConfig;
import dev.hotline.core.AgentChange;
import dev.hotline.core.AgentLog;
import dev.hotline.core.AuditEntry;
import dev.hotline.core.AuditLog;
import dev.hotline.core.CallId;
import dev.hotline.core.NotDoneException;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.AgentDesk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Supervisors' deeds that tests read, and an audit log that can be lost. */
final class TestCallDesk implements CallDesk, AuditLog, AgentLog {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    volatile boolean refuses;
    volatile boolean lost;

    AgentDesk agents(Vertx vertx, Supplier<HotlineConfig> config) {
        Acd acd = new Acd(config.get().agents().values(), Instant.now());
        AcdService service = new AcdService(VertxLoop.of(vertx), acd, InstantSource.system());
        return new AgentDesk(service, this, config, InstantSource.system());
    }

    @Override
    public Future<List<AgentChange>> since(Instant from) {
        return Future.succeededFuture(List.of());
    }

    private Future<Void> deed(String what) {
        asked.add(what);
        return refuses
                ? Future.failedFuture(new NotDoneException(NotDoneException.Kind.NOT_NOW, "call: ended"))
                : Future.succeededFuture();
    }

    @Override
    public Future<Void> spy(CallId call, Spy how, String phone) {
        return deed(how + " " + phone);
    }

    @Override
    public Future<Void> takeOver(CallId call, String phone, String who) {
        return deed("take over " + phone + " by " + who);
    }

    @Override
    public Future<Void> reroute(CallId call, String queue, String who) {
        return deed("re-route " + queue + " by " + who);
    }

    @Override
    public Future<Void> moveUp(CallId call, String who) {
        return deed("move up by " + who);
    }

    @Override
    public Future<Void> raise(CallId call, Duration by, String who) {
        return deed("raise " + by + " by " + who);
    }

    @Override
    public Future<Void> hangUp(CallId call, String who) {
        return deed("hang up by " + who);
    }

    @Override
    public Future<Void> keep(AuditEntry entry) {
        if (lost) {
            return Future.failedFuture("the database is gone");
        }
        audit.add(entry);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> outcome(AuditEntry entry, String outcome) {
        audit.replaceAll(one -> one.equals(entry)
                ? new AuditEntry(one.id(), one.at(), one.who(), one.what(), one.target(), one.detail(), outcome)
                : one);
        return Future.succeededFuture();
    }

    @Override
    public Future<List<AuditEntry>> latest(int limit) {
        return Future.succeededFuture(
                new ArrayList<>(audit).reversed().stream().limit(limit).toList());
    }

    @Override
    public Future<Void> keep(AgentChange change) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Map<String, AgentChange>> latest(Collection<String> agents) {
        return Future.succeededFuture(Map.of());
    }
}
