package dev.hotline.storage;

import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.Party;
import dev.hotline.core.PromiseOutcome;
import dev.hotline.core.SurveyState;
import dev.hotline.core.WaitPromise;
import dev.hotline.core.WaitRange;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call's record as a row of {@code calls}, and back. */
final class CallRows {
    static final List<String> COLUMNS = List.of(
            "node",
            "channel",
            "unique_id",
            "line",
            "dnis",
            "ani",
            "caller_name",
            "customer",
            "vip",
            "language",
            "config_version",
            "arrived_at",
            "place",
            "variables",
            "topic",
            "menu_path",
            "queue",
            "queued_at",
            "promised_at",
            "promised_from_ms",
            "promised_to_ms",
            "promise_kept",
            "offers",
            "offered_to",
            "agent",
            "connected_at",
            "talk_ended_at",
            "talk_ended_by",
            "talk_since",
            "outside",
            "survey",
            "case_id",
            "ended_at",
            "ended_by",
            "id");
    static final String INSERT = SqlText.insert("calls", COLUMNS);
    static final String UPDATE = SqlText.update("calls", COLUMNS, 1);

    private CallRows() {}

    /** The parameters of both statements. */
    static Tuple parameters(CallRecord call) {
        PromiseOutcome told = call.lastPromise();
        WaitPromise promise = told == null ? null : told.promise();
        return Tuple.of(
                call.node(),
                call.channel(),
                call.uniqueId(),
                call.line(),
                call.dnis(),
                call.ani(),
                call.callerName(),
                call.customer(),
                call.vip(),
                call.language().name(),
                call.configVersion(),
                Times.sql(call.arrivedAt()),
                call.place(),
                call.variables().isEmpty() ? null : new JsonObject(Map.copyOf(call.variables())).encode(),
                call.topic(),
                call.menuPath(),
                call.queue(),
                Times.sqlOrNull(call.queuedAt()),
                promise == null ? null : Times.sql(promise.at()),
                promise == null ? null : promise.range().from().toMillis(),
                promise == null ? null : promise.range().to().toMillis(),
                told == null ? null : told.kept(),
                call.offers(),
                call.offeredTo(),
                call.agent(),
                Times.sqlOrNull(call.connectedAt()),
                Times.sqlOrNull(call.talkEndedAt()),
                name(call.talkEndedBy()),
                Times.sqlOrNull(call.talkSince()),
                call.outside(),
                call.survey().name(),
                call.caseId() == null ? null : call.caseId().value(),
                Times.sqlOrNull(call.endedAt()),
                name(call.endedBy()),
                call.id().value());
    }

    /** Without what only the facts tell: legs, raises, and which wait a promise was for. */
    static CallRecord record(Row row, Map<String, Integer> answers) {
        return new CallRecord(
                new CallId(row.getUUID("id")),
                row.getString("node"),
                row.getString("channel"),
                row.getString("unique_id"),
                row.getString("line"),
                row.getString("dnis"),
                row.getString("ani"),
                row.getString("caller_name"),
                row.getString("customer"),
                row.getBoolean("vip"),
                Language.valueOf(row.getString("language")),
                row.getString("config_version"),
                Times.instant(row, "arrived_at"),
                row.getString("place"),
                variables(row),
                row.getString("topic"),
                row.getString("menu_path"),
                row.getString("queue"),
                Times.instantOrNull(row, "queued_at"),
                promise(row),
                null,
                Duration.ZERO,
                row.getInteger("offers"),
                row.getString("offered_to"),
                row.getString("agent"),
                Times.instantOrNull(row, "connected_at"),
                Times.instantOrNull(row, "talk_ended_at"),
                party(row, "talk_ended_by"),
                Times.instantOrNull(row, "talk_since"),
                row.getString("outside"),
                List.of(),
                SurveyState.valueOf(row.getString("survey")),
                answers,
                caseId(row),
                Times.instantOrNull(row, "ended_at"),
                party(row, "ended_by"));
    }

    private static @Nullable WaitPromise promise(Row row) {
        Instant at = Times.instantOrNull(row, "promised_at");
        return at == null
                ? null
                : new WaitPromise(
                        at,
                        new WaitRange(
                                Duration.ofMillis(row.getLong("promised_from_ms")),
                                Duration.ofMillis(row.getLong("promised_to_ms"))));
    }

    private static Map<String, String> variables(Row row) {
        String json = row.getString("variables");
        return json == null ? Map.of() : EventJson.texts(new JsonObject(json));
    }

    private static @Nullable String name(@Nullable Party party) {
        return party == null ? null : party.name();
    }

    static @Nullable Party party(Row row, String column) {
        String name = row.getString(column);
        return name == null ? null : Party.valueOf(name);
    }

    static @Nullable CaseId caseId(Row row) {
        UUID id = row.getUUID("case_id");
        return id == null ? null : new CaseId(id);
    }
}
