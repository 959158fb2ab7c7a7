package dev.hotline.server;

import dev.hotline.console.Privacy;
import dev.hotline.console.ReportJson;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where lists come from: the engine that runs on the data folder, or, when none does, the store itself. Blocking. */
final class ReportSource {
    private final Path config;
    private final DataFolder data;
    private final boolean numbers;

    /** @param numbers whether phone numbers are given in full */
    ReportSource(Path config, DataFolder data, boolean numbers) {
        this.config = config;
        this.data = data;
        this.numbers = numbers;
    }

    /** @throws Failure when neither can be read */
    List<JsonObject> rows(Report report, int limit) {
        try {
            Optional<EngineApi> engine = EngineApi.of(data);
            return engine.isPresent() ? ask(engine.get(), report, limit) : read(report, limit);
        } catch (ConnectException ended) {
            return read(report, limit);
        }
    }

    private List<JsonObject> ask(EngineApi engine, Report report, int limit) throws ConnectException {
        String answer = engine.get("/api/" + report.path() + "?limit=" + limit, numbers);
        return new JsonObject(answer)
                .getJsonArray(report.path()).stream()
                        .map(JsonObject.class::cast)
                        .toList();
    }

    private List<JsonObject> read(Report report, int limit) {
        try (OpenStore store = OpenStore.of(config, data)) {
            ReportJson json = new ReportJson(numbers ? Privacy.FULL : Privacy.MASKED, store.target());
            return store.read(storage -> report.read(storage.reports(), limit, json));
        }
    }
}
