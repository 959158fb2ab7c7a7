package dev.hotline.asterisk.ami;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import dev.hotline.core.NoAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmiClientTest {
    private static final String DEVICES = "Event: DeviceStateChange\nDevice: PJSIP/1001\nState: NOT_INUSE\n\n";
    private static final String CHANNELS = "Event: CoreShowChannel\nUniqueid: 1.1\n\n";
    private static final Originate CALL =
            new Originate("PJSIP/1009", "callback", Duration.ofSeconds(20), "Hotline", "4008", Map.of("CASE", "7"));

    private final Vertx vertx = Vertx.vertx();
    private final List<AmiEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicReference<Set<String>> calls = new AtomicReference<>(Set.of());
    private ManagerEnd asterisk;
    private AmiClient client;

    AmiClientTest() throws IOException {
        asterisk = new ManagerEnd();
        client = client(options());
    }

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
    void start() {
        client.start();
    }

    @AfterEach
    void stop() throws IOException {
        get(client.close());
        get(vertx.close());
        asterisk.close();
    }

    /** Another link, with other options, to another Asterisk. */
    private void restart(UnaryOperator<AmiOptions> change) throws IOException {
        get(client.close());
        asterisk.close();
        asterisk = new ManagerEnd();
        client = client(change.apply(options()));
        client.start();
    }

    private void restartWith(UnaryOperator<AmiTimes> change) throws IOException {
        restart(options -> options.with(change.apply(options.times())));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.await(5, SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not completed within 5 s", e);
        }
    }

    private void awaitState(AmiHealth.State state) {
        await().untilAsserted(() -> assertThat(client.health().state()).isEqualTo(state));
    }

    private ManagerEnd.Link up() throws IOException {
        ManagerEnd.Link link = asterisk.acceptAndBringUp(DEVICES, CHANNELS);
        awaitState(AmiHealth.State.UP);
        return link;
    }

    @Test
    void login_answersTheChallengeAndAsksOnlyForWhatIsUsed() throws IOException {
        try (var link = asterisk.accept()) {
            link.challenge();

            assertThat(link.action("Login"))
                    .containsEntry("AuthType", "MD5")
                    .containsEntry("Username", "hotline")
                    .containsEntry("Key", "abfdbf6bebe31f83b235aff31d1c54dc")
                    .containsEntry("Events", "call,dtmf,system")
                    .doesNotContainKey("Secret");
        }
    }

    @Test
    void state_isToldBeforeUpAndEventsAfter() throws IOException {
        try (var link = up()) {
            link.send("Event: Hangup\nUniqueid: 1.1\n\nEvent: VarSet\nValue: x\n\n");

            await().until(() -> events.size() == 3);
            assertThat(events)
                    .containsExactly(
                            new AmiEvent.Phone("PJSIP/1001", PhoneState.FREE),
                            new AmiEvent.Up("22.10.1", Set.of("1.1")),
                            new AmiEvent.Gone("1.1"));
            await().untilAsserted(() ->
                    assertThat(client.health().counts().unknownEvents()).isOne());
            assertThat(client.health().version()).isEqualTo("22.10.1");
        }
    }

    @Test
    void refusedAccount_isNotTriedAgain() throws IOException {
        try (var link = asterisk.accept()) {
            link.challenge().error(link.action("Login"), "Authentication failed");
            link.awaitEnd();

            awaitState(AmiHealth.State.REFUSED);
            assertThat(client.health().detail()).contains("hotline").contains("Authentication failed");
        }
        assertThatThrownBy(() -> get(client.originate(CALL)))
                .isInstanceOf(AmiException.class)
                .hasMessageContaining("n1")
                .hasMessageContaining("REFUSED");
    }

    @Test
    void asteriskThatIsStillStarting_isTriedAgain() throws IOException {
        restartWith(times -> times.withTimeout(Duration.ofMillis(200)));
        try (var link = asterisk.accept()) {
            link.challenge().reply(link.action("Login"), "Message: Authentication accepted\n");
            link.awaitEnd();
        }
        assertThat(client.health().detail()).contains("FullyBooted");
        up().close();
    }

    @Test
    void lostLink_failsWhatWaitsAndComesBack() throws IOException {
        Future<Optional<NoAnswer>> ringing;
        try (var link = up()) {
            ringing = client.originate(CALL);
            link.action("Originate");
            assertThat(client.health().pending()).isOne();
        }
        assertThatThrownBy(() -> get(ringing))
                .isInstanceOf(AmiException.class)
                .hasMessageContaining("Originate: the link to n1 is lost");
        try (var again = up()) {
            assertThat(events)
                    .contains(new AmiEvent.Down("Asterisk closed the connection"))
                    .endsWith(new AmiEvent.Up("22.10.1", Set.of("1.1")));
            assertThat(client.health().pending()).isZero();
            again.send("\n");
        }
    }

    @Test
    void asteriskThatComesLater_isFound() throws IOException {
        int port = asterisk.port();
        asterisk.accept().close();
        asterisk.close();
        awaitState(AmiHealth.State.DOWN);
        assertThatThrownBy(() -> get(client.originate(CALL))).hasMessageContaining("DOWN");

        asterisk = new ManagerEnd(port);
        up().close();
    }

    @Test
    void originateThatIsAnswered_isEmpty() throws IOException {
        try (var link = up()) {
            Future<Optional<NoAnswer>> call = client.originate(CALL);
            Map<String, String> action = link.action("Originate");
            link.reply(action, "Message: Originate successfully queued\n");
            originateResponse(link, action, "Success", 4);

            assertThat(get(call)).isEmpty();
            assertThat(client.health().pending()).isZero();
        }
    }

    @Test
    void vagueReason_isExplainedByTheHangupBeforeOrAfter() throws IOException {
        try (var link = up()) {
            Future<Optional<NoAnswer>> busy = client.originate(CALL);
            Map<String, String> action = link.action("Originate");
            originateResponse(link, action, "Failure", 0);
            link.send("Event: Hangup\nUniqueid: " + action.get("ChannelId") + "\nCause: 17\n\n");
            assertThat(get(busy)).hasValue(NoAnswer.BUSY);

            Future<Optional<NoAnswer>> late = client.originate(CALL);
            action = link.action("Originate");
            link.send("Event: Hangup\nUniqueid: " + action.get("ChannelId") + "\nCause: 19\n\n");
            originateResponse(link, action, "Failure", 0);
            assertThat(get(late)).hasValue(NoAnswer.NOT_ANSWERED);
        }
    }

    @Test
    void phoneThatNoChannelCanReach_isUnreachable() throws IOException {
        try (var link = up()) {
            Future<Optional<NoAnswer>> call = client.originate(CALL);
            originateResponse(link, link.action("Originate"), "Failure", 0);

            assertThat(get(call)).hasValue(NoAnswer.UNREACHABLE);
        }
    }

    private static void originateResponse(ManagerEnd.Link link, Map<String, String> action, String response, int reason)
            throws IOException {
        link.send("Event: OriginateResponse\nActionID: " + action.get("ActionID") + "\nResponse: " + response
                + "\nReason: " + reason + "\n\n");
    }

    @Test
    void refusedOriginate_saysWhy() throws IOException {
        try (var link = up()) {
            Future<Optional<NoAnswer>> call = client.originate(CALL);
            link.error(link.action("Originate"), "Permission denied");

            assertThatThrownBy(() -> get(call)).hasMessage("Originate refused by n1: Permission denied");
        }
    }

    @Test
    void pingWithoutAnswer_bringsTheLinkDownAndBack() throws IOException {
        restartWith(times -> times.withPing(Duration.ofMillis(50)).withTimeout(Duration.ofMillis(150)));
        try (var link = asterisk.acceptAndBringUp(DEVICES, CHANNELS)) {
            link.reply(link.action("Ping"), "Ping: Pong\n");
            link.action("Ping");
            link.awaitEnd();
        }
        await().until(() -> events.contains(new AmiEvent.Down("Ping: no answer from n1 within 150 ms")));
        asterisk.acceptAndBringUp(DEVICES, CHANNELS).close();
    }

    @Test
    void stormOfEventsNobodyWants_delaysNothing() throws IOException {
        try (var link = up()) {
            String storm = "Event: VarSet\nVariable: x\nValue: y\n\n".repeat(1000);
            for (int i = 0; i < 100; i++) {
                link.send(storm);
            }
            Future<Optional<NoAnswer>> call = client.originate(CALL);
            originateResponse(link, link.action("Originate"), "Success", 4);

            assertThat(get(call)).isEmpty();
            assertThat(client.health().counts().unknownEvents()).isEqualTo(100_000);
        }
    }

    @Test
    void listenerThatFails_harmsNobody() throws IOException {
        client.subscribe(event -> {
            throw new IllegalStateException("a bug in a listener");
        });
        try (var link = up()) {
            link.send("Event: Hangup\nUniqueid: 1.1\n\n");
            await().until(() -> events.contains(new AmiEvent.Gone("1.1")));
        }
    }
}
