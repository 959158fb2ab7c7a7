package dev.hotline.testkit.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talks that the engine arranges with EXEC Dial. */
class DialTest {
    private EnginePeer engine;
    private SimulatedAsterisk asterisk;
    private Phone agent;
    private PhoneCall call;
    private EnginePeer.Session session;

    @BeforeEach
    void call() throws IOException {
        engine = new EnginePeer();
        asterisk = SimulatedAsterisk.start(SimulatedAsterisk.Options.of(engine::address, "hotline", "secret", "main")
                .withSpeed(20));
        agent = asterisk.agent("1001");
        agent.register();
        call = asterisk.customer("+8613800138000").dial("4008001234", "Li");
        session = engine.accept();
        session.ask("ANSWER");
    }

    @AfterEach
    void stop() throws IOException {
        session.close();
        asterisk.close();
        engine.close();
    }

    private PhoneCall rung(Phone phone) {
        Awaiting.until(() -> !phone.rung().isEmpty());
        return phone.rung().get(0);
    }

    @Test
    void callerWaiting_hearsMusicAndThenTalks() throws IOException {
        session.send("EXEC Dial \"PJSIP/1001,20,gm(hotline)\"");
        PhoneCall talk = rung(agent);
        assertThat(talk.awaitAnswered(Awaiting.LONG)).isTrue();

        assertThat(talk.peer()).isEqualTo("+8613800138000");
        assertThat(talk.peerName()).isEqualTo("Li");
        assertThat(call.heard()).containsExactly("music");
        talk.hangUp();
        assertThat(session.read()).isEqualTo("200 result=0");
        assertThat(call.longestSilence()).isLessThan(Duration.ofMillis(500));
        assertThat(call.endStatus()).isZero();
    }

    @Test
    void callerName_isShownAsTheEngineSetIt() throws IOException {
        session.ask("SET VARIABLE CALLERID(name) \"VIP Li: hardware\"");
        session.send("EXEC Dial \"PJSIP/1001,20,g\"");

        assertThat(rung(agent).peerName()).isEqualTo("VIP Li: hardware");
    }

    @Test
    void ringingPhone_isCancelledWhenTheCallerGoes() throws IOException {
        agent.onRing(Answering.never());
        session.send("EXEC Dial \"PJSIP/1001,20,g\"");
        PhoneCall ringing = rung(agent);
        call.hangUp();

        assertThat(session.read()).isEqualTo("200 result=-1");
        assertThat(session.read()).isEqualTo("HANGUP");
        assertThat(session.ask("GET VARIABLE DIALSTATUS")).isEqualTo("200 result=1 (CANCEL)");
        assertThat(ringing.awaitEnded(Awaiting.LONG)).isTrue();
        assertThat(ringing.endStatus()).isEqualTo(487);
    }

    @Test
    void engineThatDiesInTheTalk_isEnteredWhenTheTalkIsOver() throws IOException {
        session.ask("SET VARIABLE HOTLINE_CALL c-1");
        session.send("EXEC Dial \"PJSIP/1001,20,g\"");
        PhoneCall talk = rung(agent);
        assertThat(talk.awaitAnswered(Awaiting.LONG)).isTrue();
        session.close();
        Awaiting.pass(Duration.ofMillis(50));
        assertThat(talk.endStatus()).isZero();
        talk.hangUp();

        try (EnginePeer.Session next = engine.accept()) {
            assertThat(next.ask("GET VARIABLE DIALSTATUS")).isEqualTo("200 result=1 (ANSWER)");
            assertThat(next.ask("GET VARIABLE ANSWEREDTIME")).isEqualTo("200 result=1 (0)");
            assertThat(next.ask("GET VARIABLE HOTLINE_CALL")).isEqualTo("200 result=1 (c-1)");
        }
    }

    @Test
    void customer_isRungThroughTheCarrier() throws IOException {
        Phone other = asterisk.customer("+8613900139000");
        session.send("EXEC Dial \"PJSIP/+8613900139000@carrier,20,g\"");
        rung(other).hangUp();

        assertThat(session.read()).isEqualTo("200 result=0");
    }

    @Test
    void deviceStates_areToldOnceForEachChange() throws IOException {
        try (AmiPeer ami = AmiPeer.loggedIn(asterisk)) {
            session.send("EXEC Dial \"PJSIP/1001,20,g\"");
            assertThat(rung(agent).awaitAnswered(Awaiting.LONG)).isTrue();
            rung(agent).hangUp();
            ami.awaitEvent("DeviceStateChange", "State", "NOT_INUSE");
            agent.unregister();
            ami.awaitEvent("DeviceStateChange", "State", "UNAVAILABLE");

            assertThat(ami.messages().stream()
                            .filter(message -> message.isEvent("DeviceStateChange"))
                            .map(message -> message.get("Device") + " " + message.get("State")))
                    .containsExactly("PJSIP/1001 BUSY", "PJSIP/1001 NOT_INUSE", "PJSIP/1001 UNAVAILABLE");
        }
    }
}
