package dev.hotline.storage;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.Leg;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The journal's statements: what a transaction reads before it can decide, and what it writes. No state. */
final class JournalTables {
    private static final String FACTS = "select call_id, detail from call_events where call_id = ? order by seq";
    private static final String ADD_FACT =
            SqlText.insert("call_events", List.of("call_id", "seq", "happened_at", "type", "detail"));
    private static final List<String> SCORE = List.of(
            "score",
            "answered_at",
            "line",
            "customer",
            "agent",
            "menu_path",
            "topic",
            "queue",
            "vip",
            "language",
            "config_version",
            "call_id",
            "question");
    private static final String ADD_SCORE = SqlText.insert("scores", SCORE);
    private static final String CHANGE_SCORE = SqlText.update("scores", SCORE, 2);
    private static final String ADD_LEG =
            SqlText.insert("call_legs", List.of("call_id", "leg", "party", "is_agent", "began_at", "ended_at"));
    private static final String LINK = SqlText.insert("case_calls", List.of("case_id", "call_id", "linked_at"));

    private JournalTables() {}

    static Future<Optional<CallFacts>> facts(Session sql, CallId call) {
        return sql.run(FACTS, Tuple.of(call.value()))
                .map(rows -> CallFacts.of(events(rows).getOrDefault(call.value(), List.of())));
    }

    /** The facts of each call, in the order of the rows. */
    static Map<UUID, List<CallEvent>> events(RowSet<Row> rows) {
        Map<UUID, List<CallEvent>> events = new LinkedHashMap<>();
        for (Row row : rows) {
            events.computeIfAbsent(row.getUUID("call_id"), id -> new ArrayList<>())
                    .add(EventJson.decode(new JsonObject(row.getString("detail"))));
        }
        return events;
    }

    /** The active cases with these keys. They stay as they are until this transaction ends. */
    static Future<Map<String, CaseId>> lockActiveCases(Session sql, Set<String> keys) {
        if (keys.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        String select = "select open_key, id from cases where open_key in (" + SqlText.marks(keys.size())
                + ") order by open_key for update";
        return sql.run(select, Tuple.wrap(keys.toArray())).map(JournalTables::byKey);
    }

    private static Map<String, CaseId> byKey(RowSet<Row> rows) {
        Map<String, CaseId> cases = new HashMap<>();
        rows.forEach(row -> cases.put(row.getString("open_key"), new CaseId(row.getUUID("id"))));
        return cases;
    }

    /** What a plan writes, in the order that the tables' keys need. */
    static List<Batch> batches(WritePlan plan) {
        return Stream.of(
                        new Batch(CallRows.INSERT, calls(plan.created())),
                        new Batch(CallRows.UPDATE, calls(plan.changed())),
                        new Batch(ADD_FACT, rows(plan.facts(), JournalTables::fact)),
                        new Batch(ADD_LEG, rows(plan.legs(), JournalTables::leg)),
                        new Batch(ADD_SCORE, scores(plan, false)),
                        new Batch(CHANGE_SCORE, scores(plan, true)),
                        new Batch(CaseRows.INSERT, rows(plan.cases(), c -> CaseRows.parameters(c, 0))),
                        new Batch(CaseRows.PROMISED_AGAIN, rows(plan.promisedAgain(), CaseRows::promisedAgain)),
                        new Batch(LINK, rows(plan.links(), JournalTables::link)))
                .filter(batch -> !batch.rows().isEmpty())
                .toList();
    }

    private static <T> List<Tuple> rows(List<T> items, Function<T, Tuple> row) {
        return items.stream().map(row).toList();
    }

    private static List<Tuple> calls(Stream<CallRecord> calls) {
        return calls.map(CallRows::parameters).toList();
    }

    private static Tuple fact(WritePlan.Fact fact) {
        CallEvent event = fact.event();
        JsonObject json = EventJson.encode(event);
        return Tuple.of(
                event.call().value(), fact.seq(), Times.sql(event.at()), json.getString(EventJson.TYPE), json.encode());
    }

    private static List<Tuple> scores(WritePlan plan, boolean again) {
        return plan.scores().stream()
                .filter(score -> score.again() == again)
                .map(JournalTables::score)
                .toList();
    }

    private static Tuple score(WritePlan.Score score) {
        CallRecord call = score.call();
        return Tuple.of(
                score.answer().score(),
                Times.sql(score.answer().at()),
                call.line(),
                call.customer(),
                call.agent(),
                call.menuPath(),
                call.topic(),
                call.queue(),
                call.vip(),
                call.language().name(),
                call.configVersion(),
                call.id().value(),
                score.answer().question());
    }

    private static Tuple leg(WritePlan.TalkLeg talk) {
        Leg leg = talk.leg();
        return Tuple.of(
                talk.call().value(),
                talk.number(),
                leg.with(),
                leg.agent(),
                Times.sql(leg.since()),
                Times.sql(leg.until()));
    }

    private static Tuple link(CallEvent.CaseOpened opened) {
        return Tuple.of(opened.caseId().value(), opened.call().value(), Times.sql(opened.at()));
    }
}
