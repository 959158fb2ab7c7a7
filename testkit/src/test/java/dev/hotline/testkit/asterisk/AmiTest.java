package dev.hotline.testkit.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The manager port. */
class AmiTest {
    private EnginePeer engine;
    private SimulatedAsterisk asterisk;

    @BeforeEach
    void start() throws IOException {
        engine = new EnginePeer();
        asterisk = SimulatedAsterisk.start(SimulatedAsterisk.Options.of(engine::address, "hotline", "secret", "main")
                .withSpeed(20));
    }

    @AfterEach
    void stop() throws IOException {
        asterisk.close();
        engine.close();
    }

    @Test
    void wrongSecret_isRefusedAndTheConnectionClosed() throws IOException {
        try (AmiPeer ami = new AmiPeer(asterisk.amiPort())) {
            ami.login("hotline", "wrong");
            ami.awaitClosed();

            assertThat(ami.greeting()).isEqualTo("Asterisk Call Manager/11.0.0");
            assertThat(ami.messages())
                    .extracting(AmiPeer.Message::lines)
                    .containsExactly(List.of("Response: Error", "Message: Authentication failed"));
        }
    }

    @Test
    void actionBeforeLogin_isDenied() throws IOException {
        try (AmiPeer ami = new AmiPeer(asterisk.amiPort())) {
            ami.send("Action: Ping", "ActionID: 1");

            assertThat(ami.awaitResponse("1").get("Message")).isEqualTo("Permission denied");
        }
    }

    @Test
    void login_byChallenge() throws IOException, GeneralSecurityException {
        try (AmiPeer ami = new AmiPeer(asterisk.amiPort())) {
            ami.send("Action: Challenge", "AuthType: MD5", "ActionID: 1");
            String challenge = ami.awaitResponse("1").get("Challenge");
            byte[] key =
                    MessageDigest.getInstance("MD5").digest((challenge + "secret").getBytes(StandardCharsets.UTF_8));
            ami.send(
                    "Action: Login",
                    "AuthType: MD5",
                    "Username: hotline",
                    "Key: " + HexFormat.of().formatHex(key),
                    "ActionID: 2");

            assertThat(ami.awaitResponse("2").get("Message")).isEqualTo("Authentication accepted");
            assertThat(ami.awaitEvent("FullyBooted").get("Status")).isEqualTo("Fully Booted");
        }
    }

    @Test
    void phonesAndChannels_areListed() throws IOException {
        asterisk.agent("1001").register();
        asterisk.agent("1002");
        asterisk.customer("+8613800138000").dial("4008001234");
        engine.accept();
        try (AmiPeer ami = AmiPeer.loggedIn(asterisk)) {
            ami.send("Action: DeviceStateList", "ActionID: 1");
            ami.send("Action: CoreShowChannels", "ActionID: 2");

            assertThat(ami.awaitEvent("DeviceStateListComplete").get("ListItems"))
                    .isEqualTo("3");
            assertThat(ami.awaitEvent("DeviceStateChange", "Device", "PJSIP/1001")
                            .get("State"))
                    .isEqualTo("NOT_INUSE");
            assertThat(ami.awaitEvent("DeviceStateChange", "Device", "PJSIP/1002")
                            .get("State"))
                    .isEqualTo("UNAVAILABLE");
            assertThat(ami.awaitEvent("CoreShowChannelsComplete").get("ListItems"))
                    .isEqualTo("1");
            assertThat(ami.awaitEvent("CoreShowChannel").get("Channel")).isEqualTo("PJSIP/carrier-00000000");
        }
    }

    @Test
    void events_reachEveryClientThatWantsThem() throws IOException {
        try (AmiPeer first = AmiPeer.loggedIn(asterisk);
                AmiPeer second = AmiPeer.loggedIn(asterisk);
                AmiPeer deaf = AmiPeer.loggedIn(asterisk)) {
            deaf.send("Action: Events", "EventMask: off", "ActionID: 1");
            deaf.awaitResponse("1");
            asterisk.customer("+8613800138000").dial("4008001234");

            assertThat(first.awaitEvent("Newchannel").get("Exten")).isEqualTo("4008001234");
            second.awaitEvent("Newchannel");
            deaf.send("Action: Ping", "ActionID: 2");
            deaf.awaitResponse("2");
            assertThat(deaf.messages()).noneMatch(message -> message.isEvent("Newchannel"));
        }
    }

    @Test
    void hangUpByAmi_endsTheCallWhenTheSessionEnds() throws IOException {
        var call = asterisk.customer("+8613800138000").dial("4008001234");
        EnginePeer.Session session = engine.accept();
        session.ask("ANSWER");
        try (AmiPeer ami = AmiPeer.loggedIn(asterisk)) {
            ami.send("Action: Hangup", "ActionID: 1", "Channel: " + session.environment("channel"));

            assertThat(session.read()).isEqualTo("HANGUP");
            session.close();
            assertThat(ami.awaitEvent("Hangup").get("Uniqueid")).isEqualTo(session.environment("uniqueid"));
            assertThat(call.awaitEnded(Awaiting.LONG)).isTrue();
        }
    }

    @Test
    void ami_canBeDroppedAndRefused() throws IOException {
        try (AmiPeer ami = AmiPeer.loggedIn(asterisk)) {
            asterisk.refuseAmi(true);
            asterisk.dropAmi();
            ami.awaitClosed();
        }
        assertThatThrownBy(() -> new AmiPeer(asterisk.amiPort())).isInstanceOf(ConnectException.class);
        asterisk.refuseAmi(false);
        asterisk.refuseLogins(true);
        try (AmiPeer ami = new AmiPeer(asterisk.amiPort())) {
            ami.login("hotline", "secret");
            ami.awaitClosed();
        }
        asterisk.refuseLogins(false);
        AmiPeer.loggedIn(asterisk).close();
    }
}
