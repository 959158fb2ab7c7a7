package dev.hotline.storage;

import dev.hotline.callback.CaseStatus;
import dev.hotline.core.CallHistory;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CallerHistory;
import dev.hotline.core.CallerHistory.PastCall;
import dev.hotline.core.CallerHistory.PastCase;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Party;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The history of callers on SQL, by two queries that an index answers each. Safe from any thread. */
final class SqlCallHistory implements CallHistory {
    /** More than anybody calls within the time in which his last agent, or a wait that was cut off, matters. */
    private static final int CALLS_AT_MOST = 20;

    private static final String CALLS_BY_CUSTOMER = calls("customer");
    private static final String CALLS_BY_NUMBER = calls("ani");

    private static final String CASE =
            "select c.id, c.reason, c.status, c.agent, c.closed_at, c.opened_at from cases c ";
    private static final String NEWEST_FIRST = " order by opened_at desc, id";
    private static final String CASES_BY_CUSTOMER = CASE + "where c.customer = ? and c.opened_at >= ?" + NEWEST_FIRST;
    /** Also those of another number that he asked to be called at. */
    private static final String CASES_BY_NUMBER = CASE + "where c.number = ? and c.opened_at >= ? union " + CASE
            + "join calls k on k.case_id = c.id where k.ani = ? and k.arrived_at >= ?" + NEWEST_FIRST;

    private final Database database;

    SqlCallHistory(Database database) {
        this.database = database;
    }

    private static String calls(String who) {
        return "select id, ani, arrived_at, queue, queued_at, agent, connected_at, case_id, ended_at, ended_by from calls where "
                + who + " = ? and arrived_at >= ? order by arrived_at desc, id desc limit "
                + CALLS_AT_MOST;
    }

    @Override
    public Future<CallerHistory> of(CallRecord call, Instant today, Instant now) {
        OffsetDateTime since = Times.sql(now.minus(CallerHistory.REACHES_BACK));
        if (call.customer() != null) {
            Tuple who = Tuple.of(call.customer(), since);
            return database.read(sql ->
                    together(call, calls(sql, CALLS_BY_CUSTOMER, who), cases(sql, CASES_BY_CUSTOMER, who), today));
        }
        if (call.ani() == null) {
            return Future.succeededFuture(CallerHistory.NONE);
        }
        Tuple who = Tuple.of(call.ani(), since);
        Tuple twice = Tuple.of(call.ani(), since, call.ani(), since);
        return database.read(
                sql -> together(call, calls(sql, CALLS_BY_NUMBER, who), cases(sql, CASES_BY_NUMBER, twice), today));
    }

    private static Future<CallerHistory> together(
            CallRecord call, Future<List<PastCall>> calls, Future<List<PastCase>> cases, Instant today) {
        return calls.compose(earlier -> cases.map(past -> CallerHistory.of(call, earlier, past, today)));
    }

    private static Future<List<PastCall>> calls(Reader sql, String query, Tuple parameters) {
        return sql.select(query, parameters, SqlCallHistory::pastCall);
    }

    private static PastCall pastCall(Columns row) {
        UUID caseId = row.uuid(7);
        String endedBy = row.text(9);
        return new PastCall(
                new CallId(Objects.requireNonNull(row.uuid(0))),
                row.text(1),
                Objects.requireNonNull(row.instant(2)),
                row.text(3),
                row.instant(4),
                row.text(5),
                row.instant(6),
                caseId == null ? null : new CaseId(caseId),
                row.instant(8),
                endedBy == null ? null : Party.valueOf(endedBy));
    }

    private static Future<List<PastCase>> cases(Reader sql, String query, Tuple parameters) {
        return sql.select(query, parameters, SqlCallHistory::pastCase);
    }

    private static PastCase pastCase(Columns row) {
        CaseStatus status = CaseStatus.valueOf(Objects.requireNonNull(row.text(2)));
        return new PastCase(
                new CaseId(Objects.requireNonNull(row.uuid(0))),
                CaseReason.valueOf(Objects.requireNonNull(row.text(1))),
                status.active(),
                row.text(3),
                status == CaseStatus.SOLVED ? row.instant(4) : null);
    }
}
