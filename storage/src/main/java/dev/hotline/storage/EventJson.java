package dev.hotline.storage;

import dev.hotline.config.Language;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.NoAnswer;
import dev.hotline.core.Party;
import dev.hotline.core.SupervisorDeed;
import dev.hotline.core.TransferKind;
import dev.hotline.core.WaitRange;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A fact as JSON and back, the same to the nanosecond. Names here are stored for years: never change one, only add. Pure. */
final class EventJson {
    static final String TYPE = "type";

    private EventJson() {}

    static JsonObject encode(CallEvent event) {
        return switch (event) {
            case CallEvent.Arrived e -> arrived(e);
            case CallEvent.Resumed e -> fact("resumed", e);
            case CallEvent.StepEntered e ->
                fact("step-entered", e)
                        .put("place", e.place())
                        .put("variables", new JsonObject(Map.copyOf(e.variables())));
            case CallEvent.CustomerFound e ->
                fact("customer-found", e).put("customer", e.customer()).put("vip", e.vip());
            case CallEvent.VoiceRecorded e ->
                fact("voice-recorded", e)
                        .put("step", e.step())
                        .put("file", e.file())
                        .put("length", e.length().toString());
            case CallEvent.TransferStarted e -> fact("transfer-started", e).put("to", e.to());
            case CallEvent.TransferAnswered e -> fact("transfer-answered", e).put("to", e.to());
            case CallEvent.TransferEnded e ->
                fact("transfer-ended", e)
                        .put("to", e.to())
                        .put("talked", e.talked())
                        .put("talk", e.talk().toString());
            case CallEvent.Transferred e ->
                fact("transferred", e)
                        .put("from", e.from())
                        .put("to", e.to())
                        .put("kind", e.kind().name())
                        .put("talk", e.talk().toString());
            case CallEvent.LanguageChosen e ->
                fact("language-chosen", e).put("language", e.language().code());
            case CallEvent.KeyPressed e ->
                fact("key-pressed", e).put("step", e.step()).put("key", String.valueOf(e.key()));
            case CallEvent.TopicChosen e ->
                fact("topic-chosen", e).put("topic", e.topic()).put("queue", e.queue());
            case CallEvent.Queued e -> fact("queued", e).put("queue", e.queue());
            case CallEvent.PlaceKept e ->
                fact("place-kept", e)
                        .put("from", e.from().toString())
                        .put("since", e.since().toString())
                        .put("raised", e.raised().toString());
            case CallEvent.PositionSaid e -> fact("position-said", e).put("position", e.position());
            case CallEvent.Promised e ->
                fact("promised", e)
                        .put("from", e.range().from().toString())
                        .put("to", e.range().to().toString());
            case CallEvent.Waits e -> fact("waits", e).put("why", WhyJson.encode(e.why()));
            case CallEvent.Assigned e ->
                fact("assigned", e).put("agent", e.agent()).put("why", WhyJson.encode(e.why()));
            case CallEvent.NotAssigned e ->
                fact("not-assigned", e).put("agent", e.agent()).put("state", e.state());
            case CallEvent.Supervised e ->
                fact("supervised", e)
                        .put("deed", e.deed().name())
                        .put("by", e.by())
                        .put("to", e.to())
                        .put("raised", e.raised().toString());
            case CallEvent.Briefed e ->
                fact("briefed", e).put("agent", e.agent()).put("brief", BriefJson.encode(e.brief()));
            case CallEvent.Offered e -> fact("offered", e).put("agent", e.agent());
            case CallEvent.Missed e ->
                fact("missed", e)
                        .put("agent", e.agent())
                        .put("reason", e.reason().name());
            case CallEvent.Connected e -> fact("connected", e).put("agent", e.agent());
            case CallEvent.TalkEnded e -> talkEnded(e);
            case CallEvent.SurveyStarted e -> fact("survey-started", e);
            case CallEvent.SurveyAnswered e ->
                fact("survey-answered", e).put("question", e.question()).put("score", e.score());
            case CallEvent.SurveyEnded e -> fact("survey-ended", e).put("completed", e.completed());
            case CallEvent.CallbackOffered e -> fact("callback-offered", e);
            case CallEvent.CaseOpened e -> caseOpened(e);
            case CallEvent.Ended e -> fact("ended", e).put("by", e.by().name());
        };
    }

    private static JsonObject fact(String type, CallEvent event) {
        return new JsonObject()
                .put(TYPE, type)
                .put("call", event.call().toString())
                .put("at", event.at().toString());
    }

    private static JsonObject arrived(CallEvent.Arrived e) {
        return fact("arrived", e)
                .put("node", e.node())
                .put("channel", e.channel())
                .put("uniqueId", e.uniqueId())
                .put("line", e.line())
                .put("dnis", e.dnis())
                .put("ani", e.ani())
                .put("callerName", e.callerName())
                .put("customer", e.customer())
                .put("vip", e.vip())
                .put("language", e.language().code())
                .put("configVersion", e.configVersion());
    }

    private static JsonObject talkEnded(CallEvent.TalkEnded e) {
        return fact("talk-ended", e)
                .put("agent", e.agent())
                .put("endedBy", e.endedBy().name())
                .put("talk", e.talk().toString());
    }

    private static JsonObject caseOpened(CallEvent.CaseOpened e) {
        return fact("case-opened", e)
                .put("case", e.caseId().toString())
                .put("reason", e.reason().name())
                .put("number", e.number())
                .put("dueAt", e.dueAt().toString());
    }

    /** @throws IllegalArgumentException when the JSON is not of a known type */
    static CallEvent decode(JsonObject json) {
        CallId call = new CallId(UUID.fromString(json.getString("call")));
        Instant at = Instant.parse(json.getString("at"));
        String type = json.getString(TYPE);
        return switch (type) {
            case "arrived" -> arrived(json, call, at);
            case "resumed" -> new CallEvent.Resumed(call, at);
            case "step-entered" ->
                new CallEvent.StepEntered(call, at, json.getString("place"), texts(json.getJsonObject("variables")));
            case "customer-found" ->
                new CallEvent.CustomerFound(call, at, json.getString("customer"), json.getBoolean("vip"));
            case "voice-recorded" ->
                new CallEvent.VoiceRecorded(
                        call,
                        at,
                        json.getString("step"),
                        json.getString("file"),
                        Duration.parse(json.getString("length")));
            case "transfer-started" -> new CallEvent.TransferStarted(call, at, json.getString("to"));
            case "transfer-answered" -> new CallEvent.TransferAnswered(call, at, json.getString("to"));
            case "transfer-ended" ->
                new CallEvent.TransferEnded(
                        call,
                        at,
                        json.getString("to"),
                        json.getBoolean("talked"),
                        Duration.parse(json.getString("talk", "PT0S")));
            case "transferred" ->
                new CallEvent.Transferred(
                        call,
                        at,
                        json.getString("from"),
                        json.getString("to"),
                        TransferKind.valueOf(json.getString("kind")),
                        Duration.parse(json.getString("talk")));
            case "language-chosen" -> new CallEvent.LanguageChosen(call, at, language(json));
            case "key-pressed" ->
                new CallEvent.KeyPressed(
                        call, at, json.getString("step"), json.getString("key").charAt(0));
            case "topic-chosen" ->
                new CallEvent.TopicChosen(call, at, json.getString("topic"), json.getString("queue"));
            case "queued" -> new CallEvent.Queued(call, at, json.getString("queue"));
            case "place-kept" ->
                new CallEvent.PlaceKept(
                        call,
                        at,
                        new CallId(UUID.fromString(json.getString("from"))),
                        Instant.parse(json.getString("since")),
                        Duration.parse(json.getString("raised", "PT0S")));
            case "position-said" -> new CallEvent.PositionSaid(call, at, json.getInteger("position"));
            case "promised" ->
                new CallEvent.Promised(
                        call,
                        at,
                        new WaitRange(Duration.parse(json.getString("from")), Duration.parse(json.getString("to"))));
            case "waits" -> new CallEvent.Waits(call, at, WhyJson.refusal(json.getJsonObject("why")));
            case "assigned" ->
                new CallEvent.Assigned(
                        call, at, json.getString("agent"), WhyJson.assignment(json.getJsonObject("why")));
            case "not-assigned" ->
                new CallEvent.NotAssigned(call, at, json.getString("agent"), json.getString("state"));
            case "supervised" ->
                new CallEvent.Supervised(
                        call,
                        at,
                        SupervisorDeed.valueOf(json.getString("deed")),
                        json.getString("by"),
                        json.getString("to"),
                        Duration.parse(json.getString("raised")));
            case "briefed" ->
                new CallEvent.Briefed(call, at, json.getString("agent"), BriefJson.decode(json.getJsonObject("brief")));
            case "offered" -> new CallEvent.Offered(call, at, json.getString("agent"));
            case "missed" ->
                new CallEvent.Missed(call, at, json.getString("agent"), NoAnswer.valueOf(json.getString("reason")));
            case "connected" -> new CallEvent.Connected(call, at, json.getString("agent"));
            case "talk-ended" -> talkEnded(json, call, at);
            case "survey-started" -> new CallEvent.SurveyStarted(call, at);
            case "survey-answered" ->
                new CallEvent.SurveyAnswered(call, at, json.getString("question"), json.getInteger("score"));
            case "survey-ended" -> new CallEvent.SurveyEnded(call, at, json.getBoolean("completed"));
            case "callback-offered" -> new CallEvent.CallbackOffered(call, at);
            case "case-opened" -> caseOpened(json, call, at);
            case "ended" -> new CallEvent.Ended(call, at, Party.valueOf(json.getString("by")));
            default ->
                throw new IllegalArgumentException(
                        "call " + call + ": type of fact: " + type + " (expected: one that this version knows)");
        };
    }

    private static CallEvent arrived(JsonObject json, CallId call, Instant at) {
        return new CallEvent.Arrived(
                call,
                at,
                json.getString("node"),
                json.getString("channel"),
                json.getString("uniqueId"),
                json.getString("line"),
                json.getString("dnis"),
                json.getString("ani"),
                json.getString("callerName"),
                json.getString("customer"),
                json.getBoolean("vip"),
                language(json),
                json.getString("configVersion"));
    }

    private static CallEvent talkEnded(JsonObject json, CallId call, Instant at) {
        return new CallEvent.TalkEnded(
                call,
                at,
                json.getString("agent"),
                Party.valueOf(json.getString("endedBy")),
                Duration.parse(json.getString("talk")));
    }

    private static CallEvent caseOpened(JsonObject json, CallId call, Instant at) {
        return new CallEvent.CaseOpened(
                call,
                at,
                new CaseId(UUID.fromString(json.getString("case"))),
                CaseReason.valueOf(json.getString("reason")),
                json.getString("number"),
                Instant.parse(json.getString("dueAt")));
    }

    /** An object whose values are texts. */
    static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return Collections.unmodifiableMap(texts);
    }

    private static Language language(JsonObject json) {
        return Language.of(json.getString("language")).orElseThrow();
    }
}
