package dev.hotline.storage;

import dev.hotline.core.Assignment;
import dev.hotline.core.Assignment.Candidate;
import dev.hotline.core.Assignment.Rule;
import dev.hotline.core.HeadStart;
import dev.hotline.core.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why routing decided as it did, as JSON and back. Names here are stored for years: never change one, only add. Pure. */
final class WhyJson {
    private WhyJson() {}

    static JsonObject encode(Assignment why) {
        return new JsonObject()
                .put("rule", why.rule().name())
                .put("ring", why.ring())
                .put("waited", why.waited().toString())
                .put("candidates", why.candidates())
                .put(
                        "best",
                        new JsonArray(why.best().stream().map(WhyJson::encode).toList()))
                .put("reserved", why.reserved())
                .put("waiting", why.waiting())
                .put("headStart", encode(why.headStart()));
    }

    private static JsonObject encode(Candidate candidate) {
        return new JsonObject()
                .put("agent", candidate.agent())
                .put("level", candidate.level())
                .put("idle", candidate.idle().toString());
    }

    static Assignment assignment(JsonObject json) {
        List<Candidate> best = json.getJsonArray("best").stream()
                .map(JsonObject.class::cast)
                .map(one -> new Candidate(
                        one.getString("agent"), one.getInteger("level"), Duration.parse(one.getString("idle"))))
                .toList();
        return new Assignment(
                Rule.valueOf(json.getString("rule")),
                json.getInteger("ring"),
                Duration.parse(json.getString("waited")),
                json.getInteger("candidates"),
                best,
                json.getInteger("reserved"),
                json.getInteger("waiting"),
                headStart(json));
    }

    static JsonObject encode(Refusal why) {
        return new JsonObject()
                .put("queue", why.queue())
                .put("ring", why.ring())
                .put("onlyFor", why.onlyFor())
                .put("waited", why.waited().toString())
                .put("position", why.position())
                .put("agents", new JsonObject(new HashMap<>(why.agents())))
                .put("reserved", why.reserved())
                .put("headStart", encode(why.headStart()));
    }

    static Refusal refusal(JsonObject json) {
        Map<String, Integer> agents = new HashMap<>();
        json.getJsonObject("agents").forEach(state -> agents.put(state.getKey(), (Integer) state.getValue()));
        return new Refusal(
                json.getString("queue"),
                json.getInteger("ring"),
                json.getString("onlyFor"),
                Duration.parse(json.getString("waited")),
                json.getInteger("position"),
                agents,
                json.getInteger("reserved"),
                headStart(json));
    }

    private static JsonObject encode(HeadStart headStart) {
        return new JsonObject()
                .put("keyAccount", headStart.keyAccount().toString())
                .put("promise", headStart.promise().toString())
                .put("raised", headStart.raised().toString());
    }

    /** {@link HeadStart#NONE} where none was kept yet. */
    private static HeadStart headStart(JsonObject why) {
        JsonObject json = why.getJsonObject("headStart");
        return json == null
                ? HeadStart.NONE
                : new HeadStart(
                        Duration.parse(json.getString("keyAccount")),
                        Duration.parse(json.getString("promise")),
                        Duration.parse(json.getString("raised")));
    }
}
