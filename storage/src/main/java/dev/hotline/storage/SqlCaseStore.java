package dev.hotline.storage;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.AttemptResult;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CaseStore;
import dev.hotline.callback.CustomerCase;
import dev.hotline.callback.LegKind;
import dev.hotline.callback.Outcome;
import dev.hotline.core.CaseId;
import dev.hotline.core.Leg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases on SQL; a change is kept only if the row still has the revision it was made from. Safe from any thread. */
final class SqlCaseStore implements CaseStore {
    static final String ACTIVE = in(CaseStatus::active);
    static final String TO_BE_REACHED = in(CaseStatus::toBeReached);

    private static final String FIND = select("where id = ?", "id");
    private static final String DUE =
            select("where " + ACTIVE + " and due_at <= ? order by due_at, id limit ?", "due_at, c.id");
    private static final String ANY_OF_CUSTOMER = "select 1 from cases where customer = ? and " + ACTIVE + " limit 1";
    private static final String ANY_OF_NUMBER = "select 1 from cases where number = ? and " + ACTIVE + " limit 1";
    private static final String OTHER_WITH_KEY = "select opened_at from cases where open_key = ? and id <> ?";
    private static final String ATTEMPTS = "select * from case_attempts where case_id = ? order by attempt";
    private static final String DROP_ATTEMPT = "delete from case_attempts where case_id = ? and attempt = ?";
    private static final String ADD_ATTEMPT = SqlText.insert(
            "case_attempts",
            List.of("case_id", "attempt", "started_at", "ended_at", "agent", "result", "talk_seconds", "outcome"));

    private static final String ADD_LEG = SqlText.insert(
            "case_attempt_legs", List.of("case_id", "attempt", "kind", "party", "is_agent", "began_at", "ended_at"));

    private final Database database;

    SqlCaseStore(Database database) {
        this.database = database;
    }

    private static String in(Predicate<CaseStatus> which) {
        return Arrays.stream(CaseStatus.values())
                .filter(which)
                .map(status -> "'" + status + "'")
                .collect(Collectors.joining(", ", "status in (", ")"));
    }

    /** Cases with the answers of all their calls, a row for each answer, to be put together by {@link Answers}. */
    static String select(String which, String order) {
        return "select c.*, s.question, s.score from (select * from cases " + which + ") c"
                + " left join case_calls k on k.case_id = c.id left join scores s on s.call_id = k.call_id"
                + " order by c." + order + ", s.answered_at";
    }

    @Override
    public Future<List<CustomerCase>> due(Instant now, int limit) {
        return database.query(DUE, Times.sql(now), limit).map(rows -> Answers.together(rows, CaseRows::read));
    }

    @Override
    public Future<Optional<CustomerCase>> find(CaseId id) {
        return find(database.session(), id);
    }

    private static Future<Optional<CustomerCase>> find(Session sql, CaseId id) {
        return sql.run(FIND, Tuple.of(id.value()))
                .map(rows -> Answers.together(rows, CaseRows::read).stream().findFirst());
    }

    @Override
    public Future<Boolean> anyActive(@Nullable String customer, @Nullable String number) {
        if (customer != null) {
            return any(ANY_OF_CUSTOMER, customer);
        }
        return number == null ? Future.succeededFuture(false) : any(ANY_OF_NUMBER, number);
    }

    private Future<Boolean> any(String select, String of) {
        return database.query(select, of).map(rows -> rows.size() > 0);
    }

    @Override
    public Future<Optional<CustomerCase>> save(CustomerCase changed, Optional<Attempt> ended) {
        return database.transaction(sql -> unlessPromisedAnew(sql, changed)
                .compose(kept -> update(sql, kept))
                .compose(updated -> updated
                        ? addAttempt(sql, changed.id(), ended).compose(v -> find(sql, changed.id()))
                        : Future.succeededFuture(Optional.empty())));
    }

    /** A customer who is to be called again, and was promised a callback since: that one serves for both. */
    private static Future<CustomerCase> unlessPromisedAnew(Session sql, CustomerCase changed) {
        String key = changed.status() == CaseStatus.OPEN ? CaseRows.openKey(changed) : null;
        return key == null
                ? Future.succeededFuture(changed)
                : sql.run(OTHER_WITH_KEY, Tuple.of(key, changed.id().value()))
                        .map(rows -> rows.stream()
                                .findFirst()
                                .map(other -> changed.calledIn(Times.instant(other, "opened_at")))
                                .orElse(changed));
    }

    private static Future<Boolean> update(Session sql, CustomerCase changed) {
        Tuple parameters = CaseRows.parameters(changed, changed.revision() + 1).addInteger(changed.revision());
        return sql.run(CaseRows.UPDATE, parameters).map(rows -> rows.rowCount() == 1);
    }

    private static Future<Void> addAttempt(Session sql, CaseId id, Optional<Attempt> ended) {
        return ended.isEmpty() ? Future.succeededFuture() : replaceAttempt(sql, id, ended.get());
    }

    private static Future<Void> replaceAttempt(Session sql, CaseId id, Attempt attempt) {
        return sql.run(DROP_ATTEMPT, Tuple.of(id.value(), attempt.number()))
                .compose(dropped -> sql.run(ADD_ATTEMPT, parameters(id, attempt)))
                .mapEmpty();
    }

    @Override
    public Future<Void> talked(CaseId id, AttemptLeg leg) {
        return database.query(
                        ADD_LEG,
                        id.value(),
                        leg.attempt(),
                        leg.kind().name(),
                        leg.talk().with(),
                        leg.talk().agent(),
                        Times.sql(leg.talk().since()),
                        Times.sql(leg.talk().until()))
                .mapEmpty();
    }

    static AttemptLeg leg(Row row) {
        Leg talk = new Leg(
                row.getString("party"),
                row.getBoolean("is_agent"),
                Times.instant(row, "began_at"),
                Times.instant(row, "ended_at"));
        return new AttemptLeg(row.getInteger("attempt"), LegKind.valueOf(row.getString("kind")), talk);
    }

    @Override
    public Future<List<Attempt>> attempts(CaseId id) {
        return database.query(ATTEMPTS, id.value())
                .map(rows -> rows.stream().map(SqlCaseStore::attempt).toList());
    }

    private static Tuple parameters(CaseId id, Attempt attempt) {
        Outcome outcome = attempt.outcome();
        return Tuple.of(
                id.value(),
                attempt.number(),
                Times.sql(attempt.startedAt()),
                Times.sql(attempt.endedAt()),
                attempt.agent(),
                attempt.result().name(),
                (int) attempt.talk().toSeconds(),
                outcome == null ? null : outcome.name());
    }

    static Attempt attempt(Row row) {
        String outcome = row.getString("outcome");
        return new Attempt(
                row.getInteger("attempt"),
                Times.instant(row, "started_at"),
                Times.instant(row, "ended_at"),
                row.getString("agent"),
                AttemptResult.valueOf(row.getString("result")),
                Duration.ofSeconds(row.getInteger("talk_seconds")),
                outcome == null ? null : Outcome.valueOf(outcome));
    }
}
