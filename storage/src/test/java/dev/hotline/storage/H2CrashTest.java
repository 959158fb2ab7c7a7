package dev.hotline.storage;

import static dev.hotline.storage.StorageContract.await;
import static dev.hotline.storage.StorageContract.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Secret;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is killed (-9) with its H2 file open. */
class H2CrashTest {
    @TempDir
    Path folder;

    private static final int CALLS = 40;

    private final Vertx vertx = Vertx.vertx();
    private Secret url;

    @BeforeEach
    void nameTheFile() {
        url = new Secret("h2:" + folder.resolve("hotline"));
    }

    @AfterEach
    void closeVertx() {
        await(vertx.close());
    }

    @RepeatedTest(3)
    void open_afterKill9UnderLoad_opensAtOnceWithAllThatWasConfirmed() throws Exception {
        ChildEngine engine = startedEngine(CALLS);
        engine.kill();
        List<String> confirmed = engine.confirmed();

        Storage storage = await(Storage.open(vertx, url));

        List<CallRecord> calls = await(storage.reports().calls(100_000));
        assertThat(calls.stream()
                        .filter(CallRecord::ended)
                        .map(call -> call.id().toString())
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(CALLS)
                .containsAll(confirmed);
        assertThat(await(storage.journal()
                                .find(CallId.parse(confirmed.getLast()).orElseThrow()))
                        .orElseThrow()
                        .answers())
                .hasSize(2);
        await(storage.close());
    }

    @RepeatedTest(2)
    void open_afterADeathInTheMomentOfTheFirstFactsInAWhile_hasThem() throws Exception {
        ChildEngine engine = ChildEngine.quiet(url, folder.resolve("said"));
        engine.awaitDeath();
        String confirmed = engine.confirmed().getFirst();

        Storage storage = await(Storage.open(vertx, url));

        assertThat(await(storage.journal().find(CallId.parse(confirmed).orElseThrow()))
                        .orElseThrow()
                        .answers())
                .hasSize(2);
        await(storage.close());
    }

    @Test
    void open_fileOfALivingEngine_failsAndNamesTheFile() throws Exception {
        try (ChildEngine engine = startedEngine(1)) {
            assertThat(failure(Storage.open(vertx, url)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(folder.resolve("hotline.mv.db").toString())
                    .hasMessageContaining("another process");
            assertThat(engine.confirmed()).isNotEmpty();
        }
    }

    private ChildEngine startedEngine(int confirmedAtLeast) throws IOException {
        ChildEngine engine = ChildEngine.start(url, folder.resolve("said"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> engine.confirmed().size() >= confirmedAtLeast);
        return engine;
    }
}
