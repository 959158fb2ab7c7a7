package dev.hotline.server;

import dev.hotline.console.ReportJson;
import dev.hotline.storage.Reports;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What can be listed. */
enum Report {
    CALLS("calls", ReportColumns.CALLS) {
        @Override
        Future<List<JsonObject>> read(Reports reports, int limit, ReportJson json) {
            Instant now = Instant.now();
            return reports.calls(limit)
                    .map(rows -> rows.stream().map(row -> json.call(row, now)).toList());
        }
    },
    SCORES("scores", ReportColumns.SCORES) {
        @Override
        Future<List<JsonObject>> read(Reports reports, int limit, ReportJson json) {
            return reports.scores(limit)
                    .map(rows -> rows.stream().map(json::score).toList());
        }
    },
    CASES("cases", ReportColumns.CASES) {
        @Override
        Future<List<JsonObject>> read(Reports reports, int limit, ReportJson json) {
            return reports.cases(limit, false)
                    .map(rows -> rows.stream().map(json::customerCase).toList());
        }
    };

    private final String path;
    private final List<ReportColumns.Column> columns;

    Report(String path, List<ReportColumns.Column> columns) {
        this.path = path;
        this.columns = columns;
    }

    /** Its name in the API: the last part of the path, and the key of the rows in the answer. */
    String path() {
        return path;
    }

    List<ReportColumns.Column> columns() {
        return columns;
    }

    abstract Future<List<JsonObject>> read(Reports reports, int limit, ReportJson json);
}
