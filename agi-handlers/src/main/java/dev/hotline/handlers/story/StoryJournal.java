package dev.hotline.handlers.story;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.CaseStore;
import dev.hotline.callback.CustomerCase;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.Journal;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the facts of one call, and whether its caller has a case. Confined to one thread. */
final class StoryJournal implements Journal, CaseStore {
    private final boolean openCase;
    private final List<CallEvent> facts = new ArrayList<>();
    private @Nullable CallRecord record;

    StoryJournal(boolean openCase) {
        this.openCase = openCase;
    }

    List<CallEvent> facts() {
        return facts;
    }

    Optional<CallRecord> record() {
        return Optional.ofNullable(record);
    }

    @Override
    public Future<Void> append(List<? extends CallEvent> events) {
        for (CallEvent event : events) {
            facts.add(event);
            record = event instanceof CallEvent.Arrived arrived
                    ? CallRecord.of(arrived)
                    : record == null ? null : record.after(event);
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Optional<CallRecord>> find(CallId call) {
        return Future.succeededFuture(record());
    }

    @Override
    public Future<List<CallRecord>> open(String node) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Boolean> anyActive(@Nullable String customer, @Nullable String number) {
        return Future.succeededFuture(openCase);
    }

    @Override
    public Future<List<CustomerCase>> due(Instant now, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Optional<CustomerCase>> find(CaseId id) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Optional<CustomerCase>> save(CustomerCase changed, Optional<Attempt> ended) {
        return Future.failedFuture("a story changes no case");
    }

    @Override
    public Future<List<Attempt>> attempts(CaseId id) {
        return Future.succeededFuture(List.of());
    }
}
