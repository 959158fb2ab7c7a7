package dev.hotline.storage;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One transaction of the journal: read what must be known, decide, write. Confined to the writer's context. */
final class JournalTransaction {
    private final Database database;
    private final Map<CallId, CallFacts> inProgress;
    private final List<Append> appends;
    private final Map<CallId, CallFacts> known = new HashMap<>();

    JournalTransaction(Database database, Map<CallId, CallFacts> inProgress, List<Append> appends) {
        this.database = database;
        this.inProgress = inProgress;
        this.appends = appends;
    }

    /** @return the calls that were written, as they are kept now */
    Future<Map<CallId, CallFacts>> run() {
        return events().findAny().isEmpty() ? Future.succeededFuture(Map.of()) : write(unknown());
    }

    /** Mostly all is known, and no case is opened: then nothing need be read within the transaction. */
    private Future<Map<CallId, CallFacts>> write(Set<CallId> unknown) {
        if (unknown.isEmpty()) {
            WritePlan plan = plan(Map.of());
            if (plan.openKeys().isEmpty()) {
                return database.write(JournalTables.batches(plan)).map(plan.calls());
            }
        }
        return database.transaction(sql -> steps(sql, unknown));
    }

    private Future<Map<CallId, CallFacts>> steps(Session sql, Set<CallId> unknown) {
        return readCalls(sql, unknown)
                .compose(v -> planFor(sql))
                .compose(plan -> sql.write(JournalTables.batches(plan)).map(plan.calls()));
    }

    private Future<Void> readCalls(Session sql, Set<CallId> unknown) {
        return unknown.stream()
                .reduce(
                        Future.<Void>succeededFuture(),
                        (before, call) -> before.compose(v -> readCall(sql, call)),
                        (one, other) -> other);
    }

    /** The calls that must be read first; those in progress become known. A call that arrives is taken for a new one at first. */
    private Set<CallId> unknown() {
        Set<CallId> unknown = new LinkedHashSet<>();
        Set<CallId> arriving = new LinkedHashSet<>();
        for (Append append : appends) {
            for (CallId call : append.calls()) {
                CallFacts kept = inProgress.get(call);
                if (kept != null) {
                    known.put(call, kept);
                } else if (append.isNew(call)) {
                    arriving.add(call);
                } else if (!arriving.contains(call)) {
                    unknown.add(call);
                }
            }
        }
        return unknown;
    }

    private Future<Void> readCall(Session sql, CallId call) {
        return JournalTables.facts(sql, call)
                .onSuccess(found -> found.ifPresent(facts -> known.put(call, facts)))
                .mapEmpty();
    }

    /** Cases are opened seldom: only then it is looked up who has an active one, and decided again. */
    private Future<WritePlan> planFor(Session sql) {
        WritePlan plan = plan(Map.of());
        return plan.openKeys().isEmpty()
                ? Future.succeededFuture(plan)
                : JournalTables.lockActiveCases(sql, plan.openKeys()).map(this::plan);
    }

    private WritePlan plan(Map<String, CaseId> activeCases) {
        WritePlan plan = new WritePlan(known, activeCases);
        events().forEach(plan::add);
        return plan;
    }

    private Stream<CallEvent> events() {
        return appends.stream().flatMap(append -> append.events().stream());
    }
}
