package dev.hotline.storage;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Rows of calls or cases joined with scores: one row for each answer, put together to one item with all its answers. Pure. */
final class Answers {
    private Answers() {}

    /**
     * @param rows by id, and by time within one id: of two answers to a question the later wins
     * @param read makes an item of its first row and all its answers
     */
    static <T> List<T> together(RowSet<Row> rows, BiFunction<Row, Map<String, Integer>, T> read) {
        Map<UUID, Row> items = new LinkedHashMap<>();
        Map<UUID, Map<String, Integer>> answers = new LinkedHashMap<>();
        for (Row row : rows) {
            UUID id = row.getUUID("id");
            items.putIfAbsent(id, row);
            add(answers.computeIfAbsent(id, one -> new LinkedHashMap<>()), row);
        }
        List<T> together = new ArrayList<>();
        items.forEach((id, row) -> together.add(read.apply(row, answers.getOrDefault(id, Map.of()))));
        return together;
    }

    private static void add(Map<String, Integer> answers, Row row) {
        String question = row.getString("question");
        if (question != null) {
            answers.put(question, row.getInteger("score"));
        }
    }
}
