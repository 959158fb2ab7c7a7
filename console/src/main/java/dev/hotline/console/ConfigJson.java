package dev.hotline.console;

import dev.hotline.config.source.Problem;
import dev.hotline.storage.ConfigLoad;
import dev.hotline.storage.KeptFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The configuration's versions as JSON, as the engine gives them and the command line reads them. */
public final class ConfigJson {
    private ConfigJson() {}

    static JsonObject status(ConfigStatus status, Privacy privacy) {
        return new JsonObject()
                .put("version", status.version())
                .put("since", status.since().toString())
                .put("by", status.by())
                .put("warnings", new JsonArray(status.warnings()))
                .put("problems", problems(status.problems(), privacy));
    }

    static JsonObject result(ReloadResult result) {
        return new JsonObject()
                .put("result", result.outcome().name().toLowerCase(Locale.ROOT))
                .put("version", result.version())
                .put("warnings", new JsonArray(result.warnings()))
                .put("problems", problems(result.problems(), Privacy.FULL));
    }

    /** @throws RuntimeException when this is not a result */
    public static ReloadResult result(JsonObject json) {
        return new ReloadResult(
                ReloadResult.Outcome.valueOf(json.getString("result").toUpperCase(Locale.ROOT)),
                json.getString("version"),
                json.getJsonArray("warnings").stream().map(String.class::cast).toList(),
                json.getJsonArray("problems").stream()
                        .map(problem -> problem((JsonObject) problem))
                        .toList());
    }

    private static JsonArray problems(List<Problem> problems, Privacy privacy) {
        return new JsonArray(
                problems.stream().map(problem -> problem(problem, privacy)).toList());
    }

    private static JsonObject problem(Problem problem, Privacy privacy) {
        return new JsonObject()
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("message", privacy.name(problem.message()));
    }

    private static Problem problem(JsonObject json) {
        return new Problem(
                json.getString("file"),
                json.getInteger("line"),
                json.getInteger("column"),
                Problem.Severity.valueOf(json.getString("severity").toUpperCase(Locale.ROOT)),
                json.getString("message"));
    }

    static JsonObject load(ConfigLoad load) {
        return new JsonObject()
                .put("id", load.id().toString())
                .put("version", load.version())
                .put("node", load.node())
                .put("at", load.at().toString())
                .put("by", load.by())
                .put("note", load.note());
    }

    /** @throws RuntimeException when this is not a load */
    public static ConfigLoad load(JsonObject json) {
        return new ConfigLoad(
                UUID.fromString(json.getString("id")),
                json.getString("version"),
                json.getString("node"),
                Instant.parse(json.getString("at")),
                json.getString("by"),
                json.getString("note"));
    }

    static JsonObject file(KeptFile file) {
        return new JsonObject().put("name", file.name()).put("hash", file.hash());
    }

    /** @throws RuntimeException when this is not a file */
    public static KeptFile file(JsonObject json) {
        return new KeptFile(json.getString("name"), json.getString("hash"));
    }
}
