package dev.hotline.storage;

import static dev.hotline.storage.StorageContract.NINE;
import static dev.hotline.storage.StorageContract.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way to PostgreSQL swallows everything, as a broken switch or a frozen machine does: no answer, and no error either. */
class PostgresSilentIT {
    private final Vertx vertx = Vertx.vertx();
    /** Held on to: a client that nobody holds is closed by the garbage collector, with its connections. */
    private final NetClient databases = vertx.createNetClient();

    private final List<NetSocket> engines = new CopyOnWriteArrayList<>();
    private EmbeddedPostgres postgres;
    private NetServer way;
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        way = await(vertx.createNetServer().connectHandler(this::lead).listen(0, "127.0.0.1"));
        String url = "postgresql://postgres:postgres@127.0.0.1:" + way.actualPort() + "/postgres";
        storage = new Storage(vertx, await(PostgresDatabase.open(vertx, url, Duration.ofSeconds(1))));
    }

    @AfterEach
    void close() throws IOException {
        await(storage.close());
        engines.forEach(NetSocket::close);
        await(vertx.close());
        postgres.close();
    }

    private void lead(NetSocket engine) {
        engines.add(engine);
        engine.pause();
        databases.connect(postgres.getPort(), "127.0.0.1").onSuccess(database -> {
            engine.pipeTo(database);
            database.pipeTo(engine);
        });
    }

    @Test
    void append_onAConnectionThatWentSilent_isKeptOnANewOne() {
        CallScript call = CallScript.at(NINE);
        await(storage.journal().append(call.arrived()));
        engines.forEach(NetSocket::pause);

        Future<Void> appended = storage.journal().append(call.key(1, '1'));

        await(appended);
        assertThat(await(storage.journal().find(call.id())).orElseThrow().menuPath())
                .isEqualTo("1");
    }
}
