package dev.hotline.testbed.demo;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table at the end, from SQL: a row for each call. */
final class Summary {
    private static final List<String> HEAD =
            List.of("caller", "line", "keys", "for", "answered by", "wait", "talk", "survey", "scores", "callback");

    private final List<List<String>> rows = new ArrayList<>(List.of(HEAD));

    void add(JsonObject call, @Nullable JsonObject theCase) {
        rows.add(List.of(
                call.getString("customer") == null ? text(call, "number") : text(call, "customer"),
                text(call, "line"),
                text(call, "keys"),
                text(call, "topic"),
                text(call, "agent"),
                call.getInteger("waitSeconds", 0) + " s",
                call.getInteger("talkSeconds") == null ? "-" : call.getInteger("talkSeconds") + " s",
                text(call, "survey").toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                scores(call.getJsonObject("answers")),
                theCase == null ? "-" : callback(theCase)));
    }

    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEAD.size(); column++) {
            int at = column;
            widths.add(rows.stream()
                    .mapToInt(row -> Columns.width(row.get(at)))
                    .max()
                    .orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int column = 0; column < row.size(); column++) {
            line.append(Columns.fit(row.get(column), widths.get(column))).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static String text(JsonObject row, String column) {
        String text = row.getString(column);
        return text == null || text.isEmpty() ? "-" : text;
    }

    private static String scores(JsonObject answers) {
        return answers.isEmpty()
                ? "-"
                : String.join(
                        " ",
                        answers.fieldNames().stream()
                                .map(question -> question + "=" + answers.getValue(question))
                                .toList());
    }

    private static String callback(JsonObject theCase) {
        return theCase.getString("status").toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + " by " + theCase.getString("agent") + ", try " + theCase.getInteger("attempts")
                + (theCase.getInteger("busy") > 0 ? ", busy " + theCase.getInteger("busy") + "×" : "");
    }
}
