package dev.hotline.storage;

import dev.hotline.core.Brief;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** A brief as JSON and back. Names here are stored for years: never change one, only add. Pure. */
final class BriefJson {
    private BriefJson() {}

    static JsonObject encode(Brief brief) {
        return new JsonObject()
                .put("line", brief.line())
                .put("vip", brief.vip())
                .put("customer", brief.customer())
                .put("topic", brief.topic())
                .put("waited", brief.waited().toString())
                .put("openCase", brief.openCase())
                .put("callsToday", brief.callsToday());
    }

    static Brief decode(JsonObject json) {
        return new Brief(
                json.getString("line"),
                json.getBoolean("vip"),
                json.getString("customer"),
                json.getString("topic"),
                Duration.parse(json.getString("waited")),
                json.getBoolean("openCase"),
                json.getInteger("callsToday"));
    }
}
