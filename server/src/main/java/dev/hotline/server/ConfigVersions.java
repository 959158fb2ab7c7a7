package dev.hotline.server;

import dev.hotline.config.source.SourceFile;
import dev.hotline.console.ConfigJson;
import dev.hotline.storage.ConfigHistory;
import dev.hotline.storage.ConfigLoad;
import dev.hotline.storage.KeptFile;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kept configurations, from the engine that runs on the data folder, or, when none does, from the store itself. Blocking; one thread at a time. */
final class ConfigVersions implements AutoCloseable {
    private static final int MOST_LOADS = 1000;

    private final Path config;
    private final DataFolder data;
    /** Once no engine answered. */
    private @Nullable OpenStore store;

    ConfigVersions(Path config, DataFolder data) {
        this.config = config;
        this.data = data;
    }

    /** A version and its files. */
    record Index(String version, List<KeptFile> files) {}

    /** Newest first. */
    List<ConfigLoad> loads() {
        return read(
                engine -> new JsonObject(engine.get("/api/config/versions", true))
                        .getJsonArray("loads").stream()
                                .map(load -> ConfigJson.load((JsonObject) load))
                                .toList(),
                history -> history.loads(MOST_LOADS));
    }

    /**
     * The version whose name begins so.
     *
     * @throws Failure when there is none, or several
     */
    Index find(String prefix) {
        return read(
                engine -> index(new JsonObject(engine.get("/api/config/versions/" + encoded(prefix), true))),
                history -> history.version(prefix)
                        .compose(version -> history.index(version).map(files -> new Index(version, files))));
    }

    /** @throws Failure when the version has no such file */
    SourceFile file(String version, String name) {
        String path = "/api/config/versions/" + encoded(version) + "/file?name=" + encoded(name);
        return read(
                engine -> new SourceFile(name, engine.get(path, true)),
                history -> history.file(version, name)
                        .map(file -> file.orElseThrow(
                                () -> new Failure("file: " + name + " (expected: one of this version)"))));
    }

    private <T> T read(Asking<T> fromEngine, Function<ConfigHistory, Future<T>> fromStore) {
        try {
            Optional<EngineApi> engine = EngineApi.of(data);
            if (engine.isPresent() && store == null) {
                return fromEngine.ask(engine.get());
            }
        } catch (ConnectException ended) {
            // It does not run after all: the store is free.
        }
        OpenStore open = store == null ? OpenStore.of(config, data) : store;
        store = open;
        return open.read(storage -> fromStore.apply(storage.configs()));
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }

    private static Index index(JsonObject json) {
        return new Index(
                json.getString("version"),
                json.getJsonArray("files").stream()
                        .map(file -> ConfigJson.file((JsonObject) file))
                        .toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A question to the engine. */
    @FunctionalInterface
    private interface Asking<T> {
        T ask(EngineApi engine) throws ConnectException;
    }
}
