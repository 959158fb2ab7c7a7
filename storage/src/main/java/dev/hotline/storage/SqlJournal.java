package dev.hotline.storage;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Journal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The journal on SQL. Callable from any thread: all work is done on one context, and a future completes on the caller's context when
 * it has one.
 */
final class SqlJournal implements Journal {
    /** More than four minutes of the busiest hour of a hotline of 8,000 lines. */
    private static final int FACTS_AT_MOST = 50_000;

    private static final String OPEN = "select e.call_id, e.detail from calls c join call_events e on e.call_id = c.id "
            + "where c.ended_at is null and c.node = ? order by c.arrived_at, c.id, e.seq";

    private final Context context;
    private final Database database;
    private final JournalWriter writer;

    SqlJournal(Vertx vertx, Database database) {
        this(vertx, database, FACTS_AT_MOST);
    }

    SqlJournal(Vertx vertx, Database database, int factsAtMost) {
        this.context = vertx.getOrCreateContext();
        this.database = database;
        this.writer = new JournalWriter(vertx, database, factsAtMost);
    }

    @Override
    public Future<Void> append(List<? extends CallEvent> events) {
        return onContext(() -> writer.append(events));
    }

    @Override
    public Future<Optional<CallRecord>> find(CallId call) {
        return onContext(() -> kept(call, writer.pending(call)));
    }

    /** The facts that wait are taken before those that are kept are read: one that is kept in between is then seen twice, and counts once. */
    private Future<Optional<CallRecord>> kept(CallId call, List<CallEvent> pending) {
        CallFacts known = writer.known(call);
        boolean isNew = !pending.isEmpty() && pending.getFirst() instanceof CallEvent.Arrived;
        Future<Optional<CallFacts>> kept = known != null || isNew
                ? Future.succeededFuture(Optional.ofNullable(known))
                : JournalTables.facts(database.session(), call);
        return kept.map(facts -> CallFacts.with(facts, pending).map(CallFacts::record));
    }

    @Override
    public Future<List<CallRecord>> open(String node) {
        return database.query(OPEN, node).map(JournalTables::events).map(calls -> {
            List<CallRecord> open = new ArrayList<>();
            calls.values()
                    .forEach(facts -> CallFacts.of(facts).map(CallFacts::record).ifPresent(open::add));
            return open;
        });
    }

    /** Takes nothing more; waits at most this long for what was given before. */
    Future<Void> close(long timeout, TimeUnit unit) {
        return append(List.of())
                .timeout(timeout, unit)
                .otherwiseEmpty()
                .compose(v -> onContext(() -> {
                    writer.close();
                    return Future.succeededFuture();
                }));
    }

    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Context caller = Vertx.currentContext();
        Promise<T> promise = Promise.promise();
        context.runOnContext(v -> work.get().onComplete(done -> {
            if (caller == null) {
                promise.handle(done);
            } else {
                caller.runOnContext(w -> promise.handle(done));
            }
        }));
        return promise.future();
    }
}
