package dev.hotline.testbed.demo;

import dev.hotline.server.table.TextTable;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table at the end, from SQL: a row for each call. */
final class Summary {
    private final TextTable table = new TextTable(
            Stream.of("caller", "line", "keys", "for", "answered by", "wait", "talk", "survey", "scores", "callback")
                    .map(head -> new TextTable.Column(head, false))
                    .toList());

    void add(JsonObject call, @Nullable JsonObject theCase) {
        table.row(List.of(
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

    String text() {
        return table.text();
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
