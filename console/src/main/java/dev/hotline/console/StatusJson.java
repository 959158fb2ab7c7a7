package dev.hotline.console;

import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.Drift;
import dev.hotline.core.Brief;
import dev.hotline.core.CallRecord;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.AcdSnapshot.WaitingView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The status page as JSON; {@code scores} and {@code cases} are null when the store could not be read. */
final class StatusJson {
    private final Status status;
    private final Privacy privacy;
    private final ReportJson rows;

    private StatusJson(Status status, Privacy privacy) {
        this.status = status;
        this.privacy = privacy;
        rows = new ReportJson(privacy, status.config().callback().target());
    }

    static JsonObject of(Status status, Privacy privacy) {
        return new StatusJson(status, privacy).json();
    }

    private JsonObject json() {
        return new JsonObject()
                .put("now", status.now().toString())
                .put("configVersion", status.config().version())
                .put("config", ConfigJson.status(status.configStatus(), privacy))
                .put("asterisk", list(status.links(), StatusJson::link))
                .put("calls", list(status.calls(), this::call))
                .put("waiting", list(status.acd().waiting(), this::waiting))
                .put("agents", list(status.acd().agents(), this::agent))
                .put("missingPrompts", list(status.missingPrompts(), StatusJson::missing))
                .put("scores", list(status.scores(), rows::score))
                .put("cases", list(status.cases(), row -> rows.customerCase(row, status.now())));
    }

    private static JsonObject link(AmiHealth link) {
        return new JsonObject()
                .put("node", link.node())
                .put("state", link.state().name())
                .put("since", link.since().toString())
                .put("detail", link.detail())
                .put("version", link.version())
                .put("lastEventAgeMillis", millis(link.lastEventAge()))
                .put("roundTripMillis", millis(link.roundTrip()))
                .put("pendingActions", link.pending())
                .put("events", link.counts().events())
                .put("eventsPerSecond", Math.round(link.counts().eventsPerSecond() * 10) / 10.0)
                .put("unknownEvents", link.counts().unknownEvents())
                .put("droppedEvents", link.counts().droppedEvents())
                .put("overflows", link.counts().overflows())
                .put("refusedMessages", link.counts().refusedMessages())
                .put("lateReplies", link.counts().lateReplies())
                .put("duplicateReplies", link.counts().duplicateReplies())
                .put("drift", drift(link));
    }

    private static JsonObject drift(AmiHealth link) {
        JsonObject drift = new JsonObject();
        for (Drift kind : Drift.values()) {
            drift.put(kind.name(), link.counts().drift().getOrDefault(kind, 0L));
        }
        return drift;
    }

    private static @Nullable Long millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(null);
    }

    private static JsonObject missing(MissingPrompts.Missing missing) {
        return new JsonObject()
                .put("prompt", missing.prompt())
                .put("language", missing.language().code())
                .put("instead", missing.instead().name())
                .put("times", missing.times())
                .put("last", missing.last().toString());
    }

    private JsonObject call(LiveCall call) {
        CallRecord record = call.record();
        return rows.call(record, status.now())
                .put("stage", call.stage().name())
                .put("since", call.since().toString())
                .put("offeredTo", record.offeredTo())
                .put("brief", call.brief() == null ? null : brief(call.brief()));
    }

    private JsonObject brief(Brief brief) {
        return new JsonObject()
                .put("line", brief.line())
                .put("vip", brief.vip())
                .put("customer", brief.customer())
                .put("customerName", status.customer(brief.customer()))
                .put("topic", brief.topic())
                .put("waitSeconds", brief.waited().toSeconds())
                .put("openCase", brief.openCase())
                .put("callsToday", brief.callsToday());
    }

    private JsonObject waiting(WaitingView view) {
        return caller(new JsonObject(), status.call(view.call()))
                .put("call", view.call().toString())
                .put("queue", view.queue())
                .put("position", view.position())
                .put("vip", view.vip())
                .put("since", view.since().toString())
                .put(
                        "promisedUntil",
                        ReportJson.text(
                                view.promise() == null ? null : view.promise().until()))
                .put("promiseBroken", view.promiseBroken());
    }

    private JsonObject agent(AgentView view) {
        JsonObject json = new JsonObject()
                .put("agent", view.agent())
                .put("agentName", status.agent(view.agent()))
                .put("state", view.state().name())
                .put("since", view.since().toString())
                .put("pause", view.pause())
                .put("call", ReportJson.text(view.call()))
                .put("brief", status.brief(view.call()).map(this::brief).orElse(null));
        return caller(json, status.call(view.call()));
    }

    private JsonObject caller(JsonObject json, Optional<CallRecord> call) {
        return json.put("number", call.map(c -> privacy.number(c.ani())).orElse(null))
                .put("customer", call.map(CallRecord::customer).orElse(null));
    }

    private static <T> @Nullable JsonArray list(Optional<List<T>> rows, Function<T, JsonObject> json) {
        return rows.map(all -> list(all, json)).orElse(null);
    }

    private static <T> JsonArray list(List<T> rows, Function<T, JsonObject> json) {
        return new JsonArray(rows.stream().map(json).toList());
    }
}
