package dev.hotline.console;

import dev.hotline.config.HotlineConfig;
import dev.hotline.core.CallEvent;
import dev.hotline.storage.KeptCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/** A call with the reasons for where it went, for people and for programs. Immutable. */
public final class ExplainedCall {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final KeptCall kept;
    private final HotlineConfig config;

    /** @param config for the names of agents, and the site's time zone */
    public ExplainedCall(KeptCall kept, HotlineConfig config) {
        this.kept = kept;
        this.config = config;
    }

    /** The call as everywhere, {@code facts} as they are kept (the reasons within), and {@code why}: a line for each fact that matters. */
    JsonObject json(ReportJson rows, Instant now) {
        return rows.call(kept.call(), now)
                .put("facts", new JsonArray(kept.factsAsJson()))
                .put("why", new JsonArray(lines()));
    }

    /** The first says which call; then the facts that matter in the order of their times, which is mostly that in which they were kept. */
    public List<String> lines() {
        ZoneId zone = config.site().timeZone();
        FactWords words = new FactWords(config.agents());
        var arrived = kept.call().arrivedAt().atZone(zone);
        String head = "call " + kept.call().id() + " on " + DAY.format(arrived) + " (" + zone + ")";
        List<String> lines = new java.util.ArrayList<>(List.of(head));
        kept.facts().stream()
                .sorted(Comparator.comparing(CallEvent::at))
                .forEach(fact -> words.of(fact)
                        .ifPresent(said -> lines.add(TIME.format(fact.at().atZone(zone)) + "  " + said)));
        return List.copyOf(lines);
    }
}
