package dev.hotline.console;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Leg;
import dev.hotline.storage.CaseRow;
import dev.hotline.storage.ScoreRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the past as JSON, as the HTTP API and the command line give them: times in ISO 8601 UTC, durations in seconds, what is not known
 * is null. Immutable.
 */
public final class ReportJson {
    private final Privacy privacy;
    private final Optional<Duration> target;

    /** @param target within which customers are to be reached after their cases opened */
    public ReportJson(Privacy privacy, Optional<Duration> target) {
        this.privacy = privacy;
        this.target = target;
    }

    /** One call; {@code now} ends the wait and the talk of a call in progress. */
    public JsonObject call(CallRecord call, Instant now) {
        return new JsonObject()
                .put("call", call.id().toString())
                .put("arrivedAt", call.arrivedAt().toString())
                .put("line", call.line())
                .put("dnis", call.dnis())
                .put("number", privacy.number(call.ani()))
                .put("name", privacy.name(call.callerName()))
                .put("customer", call.customer())
                .put("vip", call.vip())
                .put("language", call.language().code())
                .put("topic", call.topic())
                .put("keys", call.menuPath())
                .put("queue", call.queue())
                .put("waitSeconds", call.waited(now).toSeconds())
                .put("offers", call.offers())
                .put("agent", call.agent())
                .put("talkSeconds", talked(call, now))
                .put("legs", new JsonArray(call.legs().stream().map(this::leg).toList()))
                .put("talkEndedBy", text(call.talkEndedBy()))
                .put("survey", text(call.survey()))
                .put("answers", answers(call.answers()))
                .put("case", text(call.caseId()))
                .put("endedAt", text(call.endedAt()))
                .put("endedBy", text(call.endedBy()))
                .put("node", call.node())
                .put("uniqueId", call.uniqueId())
                .put("configVersion", call.configVersion());
    }

    public JsonObject score(ScoreRow score) {
        return new JsonObject()
                .put("at", score.at().toString())
                .put("line", score.line())
                .put("customer", score.customer())
                .put("vip", score.vip())
                .put("agent", score.agent())
                .put("topic", score.topic())
                .put("queue", score.queue())
                .put("keys", score.menuPath())
                .put("question", score.question())
                .put("score", score.score())
                .put("configVersion", score.configVersion())
                .put("call", score.call().toString());
    }

    private JsonObject leg(Leg leg) {
        return new JsonObject()
                .put("with", leg.agent() ? leg.with() : privacy.number(leg.with()))
                .put("agent", leg.agent())
                .put("since", leg.since().toString())
                .put("until", leg.until().toString());
    }

    /** One case; {@code now} tells whether it is overdue. */
    public JsonObject customerCase(CaseRow row, Instant now) {
        CustomerCase one = row.customerCase();
        return new JsonObject()
                .put("case", one.id().toString())
                .put("openedAt", one.openedAt().toString())
                .put("reason", text(one.reason()))
                .put("status", text(one.status()))
                .put("customer", one.customer())
                .put("number", privacy.number(one.number()))
                .put("vip", one.vip())
                .put("line", one.line())
                .put("topic", one.topic())
                .put("answers", answers(one.answers()))
                .put("dueAt", one.status() == CaseStatus.OPEN ? one.dueAt().toString() : null)
                .put(
                        "targetAt",
                        target.map(one.openedAt()::plus).map(Instant::toString).orElse(null))
                .put(
                        "overdue",
                        target.filter(within -> one.overdue(within, now)).isPresent())
                .put("attempts", one.attempts())
                .put("busy", one.busy())
                .put("notAnswered", one.notAnswered())
                .put("agent", one.agent())
                .put(
                        "tries",
                        new JsonArray(row.attempts().stream()
                                .map(attempt -> attempt(attempt, row.legsOf(attempt)))
                                .toList()))
                .put("closedAt", text(one.closedAt()))
                .put("call", one.call().toString());
    }

    private JsonObject attempt(Attempt attempt, List<AttemptLeg> legs) {
        return new JsonObject()
                .put("number", attempt.number())
                .put("startedAt", attempt.startedAt().toString())
                .put("endedAt", attempt.endedAt().toString())
                .put("agent", attempt.agent())
                .put("result", text(attempt.result()))
                .put("talkSeconds", attempt.talk().toSeconds())
                .put(
                        "legs",
                        new JsonArray(legs.stream()
                                .map(one -> leg(one.talk()).put("kind", text(one.kind())))
                                .toList()))
                .put("outcome", text(attempt.outcome()));
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static JsonObject answers(Map<String, Integer> answers) {
        JsonObject json = new JsonObject();
        answers.forEach(json::put);
        return json;
    }

    /** The talks that are over, and the one in progress. */
    private static @Nullable Long talked(CallRecord call, Instant now) {
        if (call.connectedAt() == null && call.legs().isEmpty()) {
            return null;
        }
        Duration over = call.legs().stream().map(Leg::talk).reduce(Duration.ZERO, Duration::plus);
        Instant since =
                call.talkSince() != null ? call.talkSince() : call.legs().isEmpty() ? call.connectedAt() : null;
        return (since == null ? over : over.plus(Duration.between(since, until(call, now)))).toSeconds();
    }

    private static Instant until(CallRecord call, Instant now) {
        return call.talkEndedAt() != null ? call.talkEndedAt() : call.endedAt() != null ? call.endedAt() : now;
    }
}
