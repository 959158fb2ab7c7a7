package dev.hotline.storage;

import static dev.hotline.storage.CallScript.folded;
import static dev.hotline.storage.StorageContract.NINE;
import static dev.hotline.storage.StorageContract.await;
import static dev.hotline.storage.StorageContract.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Secret;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away and comes back, on the same port with the same data. */
class PostgresLostIT {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private EmbeddedPostgres postgres;
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        postgres = start(0);
        storage = await(Storage.open(
                vertx, new Secret("postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres")));
    }

    @AfterEach
    void close() throws IOException {
        await(storage.close());
        await(vertx.close());
        postgres.close();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private void restart() throws IOException {
        postgres = start(postgres.getPort());
    }

    @Test
    void append_whileTheDatabaseIsAway_keepsAllInOrderWhenItIsBack() throws IOException {
        List<CallScript> calls = IntStream.range(0, 100)
                .mapToObj(n -> CallScript.at(NINE.plusMillis(n)))
                .toList();
        List<Future<Void>> appends = new ArrayList<>();
        give(calls, 0, 5, appends);
        await(Future.all(appends));
        give(calls, 5, 8, appends);
        postgres.close();
        give(calls, 8, 15, appends);
        Future<Void> last = appends.getLast();

        assertThat(failure(storage.check())).isNotNull();
        assertThat(last.isComplete()).isFalse();
        restart();
        await(Future.all(appends));

        Map<UUID, List<CallEvent>> kept = await(storage.database()
                .query("select call_id, detail from call_events order by call_id, seq")
                .map(JournalTables::events));
        assertThat(calls)
                .allSatisfy(one -> assertThat(kept.get(one.id().value())).isEqualTo(one.served()));
    }

    @Test
    void find_whileTheDatabaseIsAway_knowsTheCallsInProgressAndFailsForOthers() throws IOException {
        CallScript call = CallScript.at(NINE);
        await(storage.journal().append(call.served().subList(0, 5)));
        postgres.close();
        Future<Void> waiting = storage.journal().append(call.served().subList(5, 9));

        assertThat(await(storage.journal().find(call.id())))
                .contains(folded(call.served().subList(0, 9)));
        assertThat(failure(storage.journal().find(CallScript.at(NINE).id()))).isNotNull();
        restart();
        await(waiting);
    }

    @Test
    void append_moreThanMayWait_isRefusedAndWhatWaitsIsKept() throws IOException {
        CallScript call = CallScript.at(NINE);
        SqlJournal small = new SqlJournal(vertx, storage.database(), 3);
        postgres.close();
        Future<Void> waiting = small.append(call.served().subList(0, 2));

        assertThat(failure(small.append(call.served().subList(2, 4))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("facts that wait for the database: 2 (expected: at most 3)");
        restart();
        await(waiting);
        await(small.append(call.served().subList(2, 4)));
    }

    private void give(List<CallScript> calls, int from, int to, List<Future<Void>> appends) {
        for (int n = from; n < to; n++) {
            for (CallScript call : calls) {
                appends.add(storage.journal().append(call.served().get(n)));
            }
        }
    }
}
