package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hotline.config.AmiLogin;
import dev.hotline.core.NoAnswer;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmiClientTest extends LinkFixture {

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
                .hasMessageContaining("n1")
                .hasMessageContaining("REFUSED")
                .extracting(e -> ((AmiException) e).kind())
                .isEqualTo(AmiException.Kind.NOT_UP);
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
                .hasMessageContaining("Originate: the link to n1 is lost")
                .extracting(e -> ((AmiException) e).kind())
                .isEqualTo(AmiException.Kind.LOST);
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

            assertThatThrownBy(() -> get(call))
                    .hasMessage("Originate refused by n1: Permission denied")
                    .extracting(e -> ((AmiException) e).kind())
                    .isEqualTo(AmiException.Kind.REFUSED);
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
    void plainLogin_sendsTheSecret() throws IOException {
        restart(options -> options.with(AmiLogin.PLAIN));
        try (var link = asterisk.accept()) {
            link.greet();

            assertThat(link.action("Login"))
                    .containsEntry("Username", "hotline")
                    .containsEntry("Secret", "s3cret")
                    .doesNotContainKey("Key");
        }
    }

    @Test
    void asteriskThatAcceptsAndSaysNothing_isTriedAgainSoon() throws IOException {
        restartWith(times -> times.withLogin(Duration.ofMillis(150)));
        try (var link = asterisk.accept()) {
            link.action("Challenge");
            link.awaitEnd();
        }
        assertThat(client.health().detail()).isEqualTo("Challenge: no answer from n1 within 150 ms");
        up().close();
    }

    @Test
    void unknownAsterisk_isServedWithAWarning() throws IOException {
        try (var link = asterisk.accept()) {
            link.login().reply(link.action("CoreSettings"), "AsteriskVersion: 24.0.0\n");
            link.state(DEVICES, CHANNELS);

            awaitState(AmiHealth.State.UP);
            assertThat(client.health().detail()).contains("\"24.0.0\" (expected: 16 to 23)");
        }
    }

    @Test
    void lateAndDuplicateReplies_areCountedAndIgnored() throws IOException {
        restartWith(times -> times.withPing(Duration.ofMillis(60)).withTimeout(Duration.ofSeconds(1)));
        try (var link = up()) {
            Map<String, String> ping = link.action("Ping");
            link.reply(ping, "Ping: Pong\n").reply(ping, "Ping: Pong\n").reply(Map.of("ActionID", "77"), "");

            await().untilAsserted(() ->
                    assertThat(client.health().counts().duplicateReplies()).isEqualTo(2));
            assertThat(client.health().state()).isEqualTo(AmiHealth.State.UP);
        }
    }

    @Test
    void pingAnswered_isMeasured() throws IOException {
        try (var link = up()) {
            await().untilAsserted(() -> assertThat(client.health().roundTrip()).isPresent());
            assertThat(client.health().lastEventAge()).isPresent();
            assertThat(client.health().counts().events())
                    .as("a list's items are none")
                    .isEqualTo(1);
            link.send("\n");
        }
        awaitState(AmiHealth.State.DOWN);
        assertThat(client.health().roundTrip()).isEmpty();
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
