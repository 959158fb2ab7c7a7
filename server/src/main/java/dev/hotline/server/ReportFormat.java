package dev.hotline.server;

import dev.hotline.server.table.Csv;
import dev.hotline.server.table.TextTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** How a list is written. */
enum ReportFormat {
    /** For people: the main columns, times of this machine's zone. */
    TABLE {
        @Override
        String write(Report report, List<JsonObject> rows) {
            List<TextTable.Column> heads = report.columns().stream()
                    .map(column -> new TextTable.Column(column.head(), column.right()))
                    .toList();
            TextTable table = new TextTable(heads);
            rows.forEach(row -> table.row(report.columns().stream()
                    .map(column -> column.cell().apply(row))
                    .toList()));
            return table.text();
        }
    },
    /** Everything, as one array. */
    JSON {
        @Override
        String write(Report report, List<JsonObject> rows) {
            return new JsonArray(rows).encodePrettily() + "\n";
        }
    },
    /** Everything, one column for each key, named in the first line. */
    CSV {
        @Override
        String write(Report report, List<JsonObject> rows) {
            if (rows.isEmpty()) {
                return "";
            }
            List<String> keys = List.copyOf(rows.getFirst().fieldNames());
            StringBuilder text = new StringBuilder(Csv.line(keys));
            rows.forEach(row -> text.append(
                    Csv.line(keys.stream().map(key -> cell(row, key)).toList())));
            return text.toString();
        }
    };

    abstract String write(Report report, List<JsonObject> rows);

    private static String cell(JsonObject row, String key) {
        Object value = row.getValue(key);
        return value == null ? "" : value.toString();
    }
}
