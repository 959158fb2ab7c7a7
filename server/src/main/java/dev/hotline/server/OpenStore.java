package dev.hotline.server;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Secret;
import dev.hotline.storage.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** The store of an engine that does not run. Blocking; one thread at a time. */
final class OpenStore implements AutoCloseable {
    private final Vertx vertx;
    private final Storage storage;
    private final HotlineConfig config;

    private OpenStore(Vertx vertx, Storage storage, HotlineConfig config) {
        this.vertx = vertx;
        this.storage = storage;
        this.config = config;
    }

    /** @throws Failure when there is none, or it cannot be opened */
    static OpenStore of(Path config, DataFolder data) {
        try {
            return open(data, ConfigFolder.readWithoutSecrets(config));
        } catch (Failure e) {
            throw new Failure(
                    "no engine runs on " + data.folder() + ", and the store cannot be read: " + e.getMessage(), e);
        }
    }

    private static OpenStore open(DataFolder data, HotlineConfig config) {
        Secret url = config.site().storage();
        if (!data.exists(url)) {
            throw new Failure("there is no database yet (expected: one that 'hotline run' made)");
        }
        Vertx vertx = Vertx.vertx();
        try {
            return new OpenStore(vertx, await(Storage.open(vertx, data.storage(url))), config);
        } catch (Failure e) {
            await(vertx.close());
            throw e;
        }
    }

    /** Within which time customers are to be called back, if there is such a rule. */
    Optional<Duration> target() {
        return config.callback().target();
    }

    HotlineConfig config() {
        return config;
    }

    /** @throws Failure when it cannot be read, or says no */
    <T> T read(Function<Storage, Future<T>> read) {
        return await(read.apply(storage));
    }

    @Override
    public void close() {
        await(storage.close().eventually(vertx::close));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new Failure(Failure.reason(e.getCause() == null ? e : e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
