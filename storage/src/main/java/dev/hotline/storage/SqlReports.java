package dev.hotline.storage;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.Leg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reports on SQL. Safe from any thread. */
final class SqlReports implements Reports {
    private static final String NEWEST_CASES = "order by opened_at desc, id desc limit ?";
    private static final String CALLS = "select c.*, s.question, s.score from"
            + " (select * from calls order by arrived_at desc, id desc limit ?) c"
            + " left join scores s on s.call_id = c.id order by c.arrived_at desc, c.id desc, s.answered_at";
    private static final String LEGS = "select * from call_legs where call_id in"
            + " (select id from calls order by arrived_at desc, id desc limit ?) order by call_id, leg";
    private static final String SCORES =
            "select * from scores order by answered_at desc, call_id desc, question limit ?";

    /** Each talk counts, of a call that was handed over too; one in progress has no leg yet. */
    private static final String TALKS = "select party as agent, count(*) as n from ("
            + "select party from call_legs where is_agent and began_at >= ?"
            + " union all select agent as party from calls where talk_since >= ? and agent is not null and outside is null) talks"
            + " group by party";

    private final Database database;
    private final SqlCaseStore cases;

    SqlReports(Database database, SqlCaseStore cases) {
        this.database = database;
        this.cases = cases;
    }

    @Override
    public Future<List<CallRecord>> calls(int limit) {
        Future<List<CallRecord>> calls =
                database.query(CALLS, limit).map(rows -> Answers.together(rows, CallRows::record));
        Future<Map<UUID, List<Leg>>> legs = database.query(LEGS, limit).map(SqlReports::byCall);
        return Future.all(calls, legs)
                .map(v -> calls.result().stream()
                        .map(call ->
                                call.with(legs.result().getOrDefault(call.id().value(), List.of())))
                        .toList());
    }

    @Override
    public Future<List<ScoreRow>> scores(int limit) {
        return database.query(SCORES, limit)
                .map(rows -> rows.stream().map(SqlReports::score).toList());
    }

    @Override
    public Future<List<CaseRow>> cases(int limit, boolean onlyActive) {
        String which = (onlyActive ? "where " + SqlCaseStore.ACTIVE + " " : "") + NEWEST_CASES;
        Future<List<CustomerCase>> found = database.query(
                        SqlCaseStore.select(which, "opened_at desc, c.id desc"), limit)
                .map(rows -> Answers.together(rows, CaseRows::read));
        String ofThem = " where case_id in (select id from cases " + which + ") order by case_id, attempt";
        Future<Map<UUID, List<Attempt>>> attempts = database.query("select * from case_attempts" + ofThem, limit)
                .map(rows -> byCase(rows, SqlCaseStore::attempt));
        Future<Map<UUID, List<AttemptLeg>>> legs = database.query(
                        "select * from case_attempt_legs" + ofThem + ", began_at", limit)
                .map(rows -> byCase(rows, SqlCaseStore::leg));
        return Future.all(found, attempts, legs)
                .map(v -> found.result().stream()
                        .map(c -> new CaseRow(
                                c,
                                attempts.result().getOrDefault(c.id().value(), List.of()),
                                legs.result().getOrDefault(c.id().value(), List.of())))
                        .toList());
    }

    private static Map<UUID, List<Leg>> byCall(RowSet<Row> rows) {
        Map<UUID, List<Leg>> legs = new HashMap<>();
        rows.forEach(row -> legs.computeIfAbsent(row.getUUID("call_id"), id -> new ArrayList<>())
                .add(new Leg(
                        row.getString("party"),
                        row.getBoolean("is_agent"),
                        Times.instant(row, "began_at"),
                        Times.instant(row, "ended_at"))));
        return legs;
    }

    private static <T> Map<UUID, List<T>> byCase(RowSet<Row> rows, Function<Row, T> read) {
        Map<UUID, List<T>> found = new HashMap<>();
        rows.forEach(row -> found.computeIfAbsent(row.getUUID("case_id"), id -> new ArrayList<>())
                .add(read.apply(row)));
        return found;
    }

    @Override
    public Future<List<Attempt>> attempts(CaseId id) {
        return cases.attempts(id);
    }

    @Override
    public Future<Integer> openCases() {
        return count("select count(*) as n from cases where " + SqlCaseStore.ACTIVE);
    }

    @Override
    public Future<Integer> overdueCases(Instant openedBefore) {
        String overdue = "select count(*) as n from cases where " + SqlCaseStore.TO_BE_REACHED + " and opened_at < ?";
        return database.query(overdue, Times.sql(openedBefore)).map(SqlReports::count);
    }

    @Override
    public Future<Optional<KeptCall>> history(CallId call) {
        return JournalTables.facts(database.session(), call)
                .map(found -> found.map(facts -> new KeptCall(facts.record(), facts.facts())));
    }

    @Override
    public Future<Map<String, Integer>> talksSince(Instant since) {
        return database.query(TALKS, Times.sql(since), Times.sql(since)).map(rows -> {
            Map<String, Integer> talks = new HashMap<>();
            rows.forEach(row -> talks.put(row.getString("agent"), row.getInteger("n")));
            return talks;
        });
    }

    @Override
    public Future<Integer> openCalls() {
        return count("select count(*) as n from calls where ended_at is null");
    }

    private Future<Integer> count(String select) {
        return database.query(select).map(SqlReports::count);
    }

    private static int count(RowSet<Row> rows) {
        return rows.iterator().next().getInteger("n");
    }

    private static ScoreRow score(Row row) {
        return new ScoreRow(
                new CallId(row.getUUID("call_id")),
                row.getString("question"),
                row.getInteger("score"),
                Times.instant(row, "answered_at"),
                row.getString("line"),
                row.getString("customer"),
                row.getString("agent"),
                row.getString("menu_path"),
                row.getString("topic"),
                row.getString("queue"),
                row.getBoolean("vip"),
                Language.valueOf(row.getString("language")),
                row.getString("config_version"));
    }
}
