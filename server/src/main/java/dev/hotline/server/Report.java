package dev.hotline.server;

import dev.hotline.console.ReportJson;
import dev.hotline.storage.Reports;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What can be listed. */
enum Report {
    CALLS("calls") {
        @Override
        Future<List<JsonObject>> read(Reports reports, int limit, ReportJson json) {
            Instant now = Instant.now();
            return reports.calls(limit)
                    .map(rows -> rows.stream().map(row -> json.call(row, now)).toList());
        }
    },
    SCORES("scores") {
        @Override
        Future<List<JsonObject>> read(Reports reports, int limit, ReportJson json) {
            return reports.scores(limit)
                    .map(rows -> rows.stream().map(json::score).toList());
        }
    },
    CASES("cases") {
        @Override
        Future<List<JsonObject>> read(Reports reports, int limit, ReportJson json) {
            Instant now = Instant.now();
            return reports.cases(limit, false)
                    .map(rows -> rows.stream()
                            .map(row -> json.customerCase(row, now))
                            .toList());
        }
    };

    private final String path;

    Report(String path) {
        this.path = path;
    }

    /** Its name in the API: the last part of the path, and the key of the rows in the answer. */
    String path() {
        return path;
    }

    List<ReportColumns.Column> columns() {
        return switch (this) {
            case CALLS -> ReportColumns.CALLS;
            case SCORES -> ReportColumns.SCORES;
            case CASES -> ReportColumns.CASES;
        };
    }

    abstract Future<List<JsonObject>> read(Reports reports, int limit, ReportJson json);
}
