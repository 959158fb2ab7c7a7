package dev.hotline.server;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of the tables: of each row's JSON, what a person looks for first. */
final class ReportColumns {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    static final List<Column> CALLS = List.of(
            text("ARRIVED", row -> time(row, "arrivedAt")),
            text("LINE", row -> string(row, "line")),
            text("CALLER", ReportColumns::caller),
            text("KEYS", row -> string(row, "keys")),
            text("TOPIC", row -> string(row, "topic")),
            number("WAIT", row -> seconds(row, "waitSeconds")),
            text("AGENT", row -> string(row, "agent")),
            number("TALK", row -> seconds(row, "talkSeconds")),
            text("SURVEY", row -> word(row, "survey")),
            text("SCORES", row -> answers(row)),
            text("ENDED BY", row -> row.getString("endedAt") == null ? "(in progress)" : word(row, "endedBy")),
            text("CONFIG", row -> shortVersion(row)));

    static final List<Column> SCORES = List.of(
            text("WHEN", row -> time(row, "at")),
            text("LINE", row -> string(row, "line")),
            text("CUSTOMER", row -> string(row, "customer")),
            text("AGENT", row -> string(row, "agent")),
            text("TOPIC", row -> string(row, "topic")),
            text("QUESTION", row -> string(row, "question")),
            number("SCORE", row -> string(row, "score")),
            text("CALL", row -> string(row, "call")));

    static final List<Column> CASES = List.of(
            text("OPENED", row -> time(row, "openedAt")),
            text("CUSTOMER", ReportColumns::caller),
            text("WHY", row -> word(row, "reason")),
            text("SCORES", row -> answers(row)),
            text("STATUS", row -> word(row, "status")),
            number("TRIES", row -> string(row, "attempts")),
            text("LAST TRY", ReportColumns::lastTry),
            text("AGENT", row -> string(row, "agent")),
            text("DUE", row -> time(row, "dueAt")),
            text("TARGET", ReportColumns::target));

    private ReportColumns() {}

    /** @param right whether the cells are numbers */
    record Column(String head, boolean right, Function<JsonObject, String> cell) {}

    private static Column text(String head, Function<JsonObject, String> cell) {
        return new Column(head, false, cell);
    }

    private static Column number(String head, Function<JsonObject, String> cell) {
        return new Column(head, true, cell);
    }

    private static String string(JsonObject row, String key) {
        Object value = row.getValue(key);
        return value == null ? "" : value.toString();
    }

    private static String shortVersion(JsonObject row) {
        String version = string(row, "configVersion");
        return version.substring(0, Math.min(8, version.length()));
    }

    private static String word(JsonObject row, String key) {
        return string(row, key).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String time(JsonObject row, String key) {
        String at = row.getString(key);
        return at == null ? "" : TIME.format(Instant.parse(at));
    }

    private static String seconds(JsonObject row, String key) {
        Long seconds = row.getLong(key);
        if (seconds == null) {
            return "";
        }
        Duration time = Duration.ofSeconds(seconds);
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    /** The customer's id or the name that was sent, and the number. */
    private static String caller(JsonObject row) {
        String name = string(row, row.getString("customer") != null ? "customer" : "name");
        String number = string(row, "number");
        return name.isEmpty() || name.equals(number) ? number : number + " " + name;
    }

    private static String target(JsonObject row) {
        return time(row, "targetAt") + (row.getBoolean("overdue", false) ? " overdue" : "");
    }

    private static String answers(JsonObject row) {
        return row.getJsonObject("answers").stream()
                .map(answer -> answer.getKey() + "=" + answer.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String lastTry(JsonObject row) {
        var tries = row.getJsonArray("tries");
        if (tries.isEmpty()) {
            return "";
        }
        JsonObject last = tries.getJsonObject(tries.size() - 1);
        String outcome = word(last, "outcome");
        return outcome.isEmpty() ? word(last, "result") : outcome;
    }
}
