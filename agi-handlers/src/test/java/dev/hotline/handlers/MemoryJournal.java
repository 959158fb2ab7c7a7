package dev.hotline.handlers;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallHistory;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CallerHistory;
import dev.hotline.core.CallerHistory.PastCall;
import dev.hotline.core.Journal;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal in memory, which can be made to refuse facts of a kind. */
final class MemoryJournal implements Journal, CallHistory {
    private final Map<CallId, CallRecord> calls = new HashMap<>();
    private final List<CallEvent> facts = new ArrayList<>();
    private Class<? extends CallEvent> refused = CallEvent.class;

    synchronized void refuse(Class<? extends CallEvent> kind) {
        refused = kind;
    }

    synchronized List<CallEvent> facts() {
        return List.copyOf(facts);
    }

    synchronized CallRecord only() {
        return calls.values().iterator().next();
    }

    @Override
    public synchronized Future<Void> append(List<? extends CallEvent> events) {
        if (events.stream().anyMatch(refused::isInstance) && refused != CallEvent.class) {
            return Future.failedFuture("the disk is full");
        }
        for (CallEvent event : events) {
            facts.add(event);
            calls.merge(
                    event.call(),
                    event instanceof CallEvent.Arrived arrived ? CallRecord.of(arrived) : calls.get(event.call()),
                    (known, same) -> known.after(event));
        }
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Optional<CallRecord>> find(CallId call) {
        return Future.succeededFuture(Optional.ofNullable(calls.get(call)));
    }

    @Override
    public synchronized Future<CallerHistory> of(CallRecord call, Instant today, Instant now) {
        List<PastCall> earlier = calls.values().stream()
                .filter(other -> call.customer() != null
                        ? call.customer().equals(other.customer())
                        : call.ani() != null && call.ani().equals(other.ani()))
                .sorted(Comparator.comparing(CallRecord::arrivedAt).reversed())
                .map(PastCall::of)
                .toList();
        return Future.succeededFuture(CallerHistory.of(call, earlier, List.of(), today));
    }

    @Override
    public synchronized Future<List<CallRecord>> open(String node) {
        return Future.succeededFuture(
                calls.values().stream().filter(call -> !call.ended()).toList());
    }
}
