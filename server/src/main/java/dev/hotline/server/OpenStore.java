package dev.hotline.server;

import dev.hotline.config.Secret;
import dev.hotline.storage.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** The store of an engine that does not run. Blocking; one thread at a time. */
final class OpenStore implements AutoCloseable {
    private final Vertx vertx;
    private final Storage storage;

    private OpenStore(Vertx vertx, Storage storage) {
        this.vertx = vertx;
        this.storage = storage;
    }

    /** @throws Failure when there is none, or it cannot be opened */
    static OpenStore of(Path config, DataFolder data) {
        try {
            return open(data, ConfigFolder.readWithoutSecrets(config).site().storage());
        } catch (Failure e) {
            throw new Failure(
                    "no engine runs on " + data.folder() + ", and the store cannot be read: " + e.getMessage(), e);
        }
    }

    private static OpenStore open(DataFolder data, Secret url) {
        if (!data.exists(url)) {
            throw new Failure("there is no database yet (expected: one that 'hotline run' made)");
        }
        Vertx vertx = Vertx.vertx();
        try {
            return new OpenStore(vertx, await(Storage.open(vertx, data.storage(url))));
        } catch (Failure e) {
            await(vertx.close());
            throw e;
        }
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
