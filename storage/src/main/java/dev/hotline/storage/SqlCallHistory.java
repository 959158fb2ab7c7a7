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
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

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
            return together(
                    call,
                    calls(CALLS_BY_CUSTOMER, call.customer(), since),
                    cases(CASES_BY_CUSTOMER, call.customer(), since),
                    today);
        }
        return call.ani() == null
                ? Future.succeededFuture(CallerHistory.NONE)
                : together(
                        call,
                        calls(CALLS_BY_NUMBER, call.ani(), since),
                        cases(CASES_BY_NUMBER, call.ani(), since, call.ani(), since),
                        today);
    }

    private static Future<CallerHistory> together(
            CallRecord call, Future<List<PastCall>> calls, Future<List<PastCase>> cases, Instant today) {
        return calls.compose(earlier -> cases.map(past -> CallerHistory.of(call, earlier, past, today)));
    }

    private Future<List<PastCall>> calls(String query, Object... parameters) {
        return database.query(query, parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SqlCallHistory::pastCall)
                        .toList());
    }

    private static PastCall pastCall(Row row) {
        return new PastCall(
                new CallId(row.getUUID("id")),
                row.getString("ani"),
                Times.instant(row, "arrived_at"),
                row.getString("queue"),
                Times.instantOrNull(row, "queued_at"),
                row.getString("agent"),
                Times.instantOrNull(row, "connected_at"),
                CallRows.caseId(row),
                Times.instantOrNull(row, "ended_at"),
                CallRows.party(row, "ended_by"));
    }

    private Future<List<PastCase>> cases(String query, Object... parameters) {
        return database.query(query, parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SqlCallHistory::pastCase)
                        .toList());
    }

    private static PastCase pastCase(Row row) {
        CaseStatus status = CaseStatus.valueOf(row.getString("status"));
        return new PastCase(
                new CaseId(row.getUUID("id")),
                CaseReason.valueOf(row.getString("reason")),
                status.active(),
                row.getString("agent"),
                status == CaseStatus.SOLVED ? Times.instantOrNull(row, "closed_at") : null);
    }
}
