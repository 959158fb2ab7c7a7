package dev.hotline.asterisk.ami;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A link under test, and the Asterisk it connects to. */
abstract class LinkFixture {
    static final String DEVICES = "Event: DeviceStateChange\nDevice: PJSIP/1001\nState: NOT_INUSE\n\n";
    static final String CHANNELS = "Event: CoreShowChannel\nUniqueid: 1.1\n\n";
    static final Originate CALL =
            new Originate("PJSIP/1009", "callback", Duration.ofSeconds(20), "Hotline", "4008", Map.of("CASE", "7"));

    final Vertx vertx = Vertx.vertx();
    /** What it told. */
    final List<AmiEvent> events = new CopyOnWriteArrayList<>();
    /** The FastAGI sessions that are open. */
    final AtomicReference<Set<String>> calls = new AtomicReference<>(Set.of());

    ManagerEnd asterisk;
    AmiClient client;

    private AmiOptions options() {
        Endpoint endpoint = new Endpoint("127.0.0.1", asterisk.port());
        AmiTimes times = new AmiTimes(
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofSeconds(30));
        return AmiOptions.of("n1", endpoint, "hotline", new Secret("s3cret")).with(times);
    }

    private AmiClient client(AmiOptions options) {
        AmiClient made = new AmiClient(vertx, options, InstantSource.system(), calls::get);
        made.subscribe(events::add);
        return made;
    }

    @BeforeEach
    void start() throws IOException {
        asterisk = new ManagerEnd();
        client = client(options());
        client.start();
    }

    @AfterEach
    void stop() throws IOException {
        get(client.close());
        get(vertx.close());
        asterisk.close();
    }

    /** Another link, with other options, to another Asterisk. */
    void restart(UnaryOperator<AmiOptions> change) throws IOException {
        restart(new ManagerEnd(), change);
    }

    void restart(ManagerEnd other, UnaryOperator<AmiOptions> change) throws IOException {
        get(client.close());
        asterisk.close();
        asterisk = other;
        client = client(change.apply(options()));
        client.start();
    }

    void restartWith(UnaryOperator<AmiTimes> change) throws IOException {
        restart(options -> options.with(change.apply(options.times())));
    }

    static <T> T get(Future<T> future) {
        try {
            return future.await(5, SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not completed within 5 s", e);
        }
    }

    void awaitState(AmiHealth.State state) {
        await().untilAsserted(() -> assertThat(client.health().state()).isEqualTo(state));
    }

    ManagerEnd.Link up() throws IOException {
        ManagerEnd.Link link = asterisk.acceptAndBringUp(DEVICES, CHANNELS);
        awaitState(AmiHealth.State.UP);
        return link;
    }
}
