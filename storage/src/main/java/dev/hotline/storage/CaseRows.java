package dev.hotline.storage;

import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case as a row of {@code cases}, and back. */
final class CaseRows {
    private static final List<String> COLUMNS = List.of(
            "reason",
            "status",
            "call_id",
            "line",
            "customer",
            "number",
            "vip",
            "language",
            "topic",
            "queue",
            "opened_at",
            "due_at",
            "attempts",
            "busy",
            "not_answered",
            "agent",
            "closed_at",
            "open_key",
            "revision",
            "id");
    static final String INSERT = SqlText.insert("cases", COLUMNS);
    /** Takes the parameters of the case and, last, the revision that it must still have. */
    static final String UPDATE = SqlText.update("cases", COLUMNS, 1) + " and revision = ?";

    /**
     * A callback that is promised again is that of the newer call, and due as that says. One that an agent works on at this moment is left to
     * him.
     */
    static final String PROMISED_AGAIN =
            "update cases set call_id = ?, line = ?, language = ?, topic = ?, queue = ?, due_at = ?,"
                    + " revision = revision + 1 where id = ? and status = '"
                    + CaseStatus.OPEN + "'";

    private CaseRows() {}

    /**
     * Who is to be called back and why: two open cases cannot have the same key. An unhappy customer is one however many numbers he has; a
     * callback is promised to a number, which several people of a customer may each have.
     *
     * @return null when neither customer nor number is known
     */
    static @Nullable String openKey(CaseReason reason, @Nullable String customer, @Nullable String number) {
        if (customer != null && reason == CaseReason.UNHAPPY_SCORE) {
            return reason + " customer " + customer;
        }
        return number == null ? null : reason + " number " + number;
    }

    /** The key that a case holds as it is; null when it holds none. A promise to call somebody back is kept when he is reached. */
    static @Nullable String openKey(CustomerCase c) {
        boolean open = c.reason() == CaseReason.PROMISED_CALLBACK
                ? c.status().toBeReached()
                : c.status().active();
        return open ? openKey(c.reason(), c.customer(), c.number()) : null;
    }

    static Tuple parameters(CustomerCase c, int revision) {
        return Tuple.of(
                c.reason().name(),
                c.status().name(),
                c.call().value(),
                c.line(),
                c.customer(),
                c.number(),
                c.vip(),
                c.language().name(),
                c.topic(),
                c.queue(),
                Times.sql(c.openedAt()),
                Times.sql(c.dueAt()),
                c.attempts(),
                c.busy(),
                c.notAnswered(),
                c.agent(),
                Times.sqlOrNull(c.closedAt()),
                openKey(c),
                revision,
                c.id().value());
    }

    static Tuple promisedAgain(CustomerCase again) {
        return Tuple.of(
                again.call().value(),
                again.line(),
                again.language().name(),
                again.topic(),
                again.queue(),
                Times.sql(again.dueAt()),
                again.id().value());
    }

    static CustomerCase read(Row row, Map<String, Integer> answers) {
        return new CustomerCase(
                new CaseId(row.getUUID("id")),
                row.getInteger("revision"),
                CaseReason.valueOf(row.getString("reason")),
                CaseStatus.valueOf(row.getString("status")),
                new CallId(row.getUUID("call_id")),
                row.getString("line"),
                row.getString("customer"),
                row.getString("number"),
                row.getBoolean("vip"),
                Language.valueOf(row.getString("language")),
                row.getString("topic"),
                row.getString("queue"),
                answers,
                Times.instant(row, "opened_at"),
                Times.instant(row, "due_at"),
                row.getInteger("attempts"),
                row.getInteger("busy"),
                row.getInteger("not_answered"),
                row.getString("agent"),
                Times.instantOrNull(row, "closed_at"));
    }
}
