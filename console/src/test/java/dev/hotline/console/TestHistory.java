package dev.hotline.console;

import dev.hotline.callback.CustomerCase;
import dev.hotline.core.CallRecord;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** A past that tests write, and that can be lost. */
final class TestHistory implements History {
    final List<CallRecord> calls = new ArrayList<>();
    final List<Score> scores = new ArrayList<>();
    final List<CustomerCase> cases = new ArrayList<>();
    volatile boolean lost;

    @Override
    public Future<List<CallRecord>> calls(int limit) {
        return some(calls, limit);
    }

    @Override
    public Future<List<Score>> scores(int limit) {
        return some(scores, limit);
    }

    @Override
    public Future<List<CustomerCase>> cases(int limit, boolean onlyActive) {
        return some(cases, limit);
    }

    private <T> Future<List<T>> some(List<T> rows, int limit) {
        return lost
                ? Future.failedFuture("the database is gone")
                : Future.succeededFuture(rows.stream().limit(limit).toList());
    }
}
