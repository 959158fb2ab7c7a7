package dev.hotline.console;

import dev.hotline.callback.Attempt;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.storage.CaseRow;
import dev.hotline.storage.KeptCall;
import dev.hotline.storage.Reports;
import dev.hotline.storage.ScoreRow;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A past that tests write, and that can be lost. */
final class TestReports implements Reports {
    final List<CallRecord> calls = new ArrayList<>();
    final List<ScoreRow> scores = new ArrayList<>();
    final List<CaseRow> cases = new ArrayList<>();
    final List<KeptCall> histories = new ArrayList<>();
    volatile boolean lost;

    @Override
    public Future<List<CallRecord>> calls(int limit) {
        return some(calls, limit);
    }

    @Override
    public Future<List<ScoreRow>> scores(int limit) {
        return some(scores, limit);
    }

    @Override
    public Future<List<CaseRow>> cases(int limit, boolean onlyActive) {
        return some(cases, limit);
    }

    @Override
    public Future<List<Attempt>> attempts(CaseId id) {
        return some(List.of(), 0);
    }

    @Override
    public Future<Integer> openCases() {
        return some(cases, cases.size()).map(List::size);
    }

    @Override
    public Future<Integer> overdueCases(Instant openedBefore) {
        List<CaseRow> overdue = cases.stream()
                .filter(row -> row.customerCase().overdue(Duration.ZERO, openedBefore))
                .toList();
        return some(overdue, overdue.size()).map(List::size);
    }

    @Override
    public Future<Optional<KeptCall>> history(CallId call) {
        return some(histories, histories.size())
                .map(all ->
                        all.stream().filter(one -> one.call().id().equals(call)).findFirst());
    }

    @Override
    public Future<Map<String, Integer>> talksSince(Instant arrivedAfter) {
        return some(calls, calls.size())
                .map(all -> all.stream()
                        .filter(call -> call.agent() != null)
                        .collect(Collectors.toMap(call -> String.valueOf(call.agent()), call -> 1, Integer::sum)));
    }

    @Override
    public Future<Integer> openCalls() {
        return some(calls, calls.size()).map(List::size);
    }

    private <T> Future<List<T>> some(List<T> rows, int limit) {
        return lost
                ? Future.failedFuture("the database is gone")
                : Future.succeededFuture(rows.stream().limit(limit).toList());
    }
}
