package dev.hotline.storage;

import static java.util.Objects.requireNonNull;

import dev.hotline.config.Secret;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store for each test, opened on an empty database, and closed after it. */
abstract class StorageContract {
    static final Instant NINE = Instant.parse("2026-03-01T09:00:00.123456789Z");
    final Vertx vertx = Vertx.vertx();
    Storage storage;
    private Secret url;

    /** The address of a database with nothing in it. */
    abstract Secret emptyDatabase() throws Exception;

    @BeforeEach
    final void openStorage() throws Exception {
        url = emptyDatabase();
        storage = open();
    }

    @AfterEach
    final void closeStorage() throws Exception {
        await(storage.close());
        await(vertx.close());
    }

    /** Another engine's store on the same database. */
    final Storage open() {
        return await(Storage.open(vertx, url));
    }

    final void reopen() {
        await(storage.close());
        storage = open();
    }

    /** The facts of a call as they are in the database, in their order there. */
    final List<CallEvent> keptFacts(CallScript call) {
        return await(JournalTables.facts(storage.database().session(), call.id()))
                .map(CallFacts::facts)
                .orElse(List.of());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not done after 60 s", e);
        }
    }

    static Throwable failure(Future<?> future) {
        return requireNonNull(await(future.<Throwable>map(ok -> null).recover(Future::succeededFuture)));
    }
}
