package dev.hotline.server;

import dev.hotline.console.ExplainedCall;
import dev.hotline.core.CallId;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Why a call of the past or of now went where it went: asked of the engine that runs, or, when none does, read from the store. Blocking. */
final class WhyOfCall {
    private final Path config;
    private final DataFolder data;

    WhyOfCall(Path config, DataFolder data) {
        this.config = config;
        this.data = data;
    }

    /** A line for each fact that matters. @throws Failure when there is no such call, or nobody can be asked */
    List<String> lines(CallId call) {
        try {
            Optional<EngineApi> engine = EngineApi.of(data);
            return engine.isPresent() ? ask(engine.get(), call) : read(call);
        } catch (ConnectException ended) {
            return read(call);
        }
    }

    private static List<String> ask(EngineApi engine, CallId call) throws ConnectException {
        return new JsonObject(engine.get("/api/calls/" + call, true))
                .getJsonArray("why").stream().map(String.class::cast).toList();
    }

    private List<String> read(CallId call) {
        try (OpenStore store = OpenStore.of(config, data)) {
            return store.read(storage -> storage.reports().history(call))
                    .map(history -> new ExplainedCall(history, store.config()).lines())
                    .orElseThrow(() -> new Failure("call: " + call + " (expected: one that is kept)"));
        }
    }
}
