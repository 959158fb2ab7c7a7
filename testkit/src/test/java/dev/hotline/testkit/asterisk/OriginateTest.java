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

/** Callbacks: Asterisk rings a senior agent for the engine. */
class OriginateTest {
    private EnginePeer engine;
    private SimulatedAsterisk asterisk;
    private Phone senior;
    private AmiPeer ami;

    @BeforeEach
    void start() throws IOException {
        engine = new EnginePeer();
        asterisk = SimulatedAsterisk.start(SimulatedAsterisk.Options.of(engine::address, "hotline", "secret", "main")
                .withSpeed(20));
        senior = asterisk.agent("1009");
        senior.register();
        ami = AmiPeer.loggedIn(asterisk);
    }

    @AfterEach
    void stop() throws IOException {
        ami.close();
        asterisk.close();
        engine.close();
    }

    private AmiPeer.Message originate() throws IOException {
        ami.send(
                "Action: Originate",
                "ActionID: o-1",
                "Channel: PJSIP/1009",
                "ChannelId: callback-1",
                "Context: hotline-callback",
                "Exten: s",
                "Priority: 1",
                "Timeout: 2000",
                "CallerID: \"Call \\\"back\\\"\" <4008001234>",
                "Variable: HOTLINE_CASE=case-1",
                "Variable: __HOTLINE_ATTEMPT=2,NOTE=a\\,b \\\"c\\\" \\(d",
                "Async: true");
        assertThat(ami.awaitResponse("o-1").get("Message")).isEqualTo("Originate successfully queued");
        AmiPeer.Message outcome = ami.awaitEvent("OriginateResponse");
        assertThat(outcome.get("ActionID")).isEqualTo("o-1");
        return outcome;
    }

    @Test
    void answered_entersTheEngineWithTheVariables() throws IOException {
        AmiPeer.Message outcome = originate();
        EnginePeer.Session session = engine.accept();

        assertThat(outcome.get("Response")).isEqualTo("Success");
        assertThat(outcome.get("Reason")).isEqualTo("4");
        assertThat(outcome.get("Uniqueid")).isEqualTo("callback-1").isEqualTo(session.environment("uniqueid"));
        assertThat(session.environment("network_script")).isEqualTo("callback?node=main");
        assertThat(session.environment("extension")).isEqualTo("s");
        assertThat(session.environment("dnid")).isEqualTo("unknown");
        assertThat(session.ask("GET VARIABLE HOTLINE_CASE")).isEqualTo("200 result=1 (case-1)");
        assertThat(session.ask("GET VARIABLE HOTLINE_ATTEMPT")).isEqualTo("200 result=1 (2)");
        assertThat(session.ask("GET VARIABLE NOTE")).isEqualTo("200 result=1 (a,b \"c\" (d)");
        assertThat(session.ask("CHANNEL STATUS")).isEqualTo("200 result=6");
        assertThat(senior.rung())
                .singleElement()
                .returns("4008001234", PhoneCall::peer)
                .returns("Call \"back\"", PhoneCall::peerName);
        session.finish();
        assertThat(senior.rung().get(0).awaitEnded(Awaiting.LONG)).isTrue();
    }

    @Test
    void busy_failsWithoutAReasonButDialEndTellsIt() throws IOException {
        senior.onRing(Answering.busy());
        AmiPeer.Message outcome = originate();

        assertThat(outcome.get("Response")).isEqualTo("Failure");
        assertThat(outcome.get("Reason")).isEqualTo("0");
        assertThat(ami.awaitEvent("DialEnd").get("DialStatus")).isEqualTo("BUSY");
        assertThat(ami.awaitEvent("Hangup").get("Cause")).isEqualTo("17");
        assertThat(senior.rung()).singleElement().returns(486, PhoneCall::endStatus);
    }

    @Test
    void ringingInVain_failsWithReasonThree() throws IOException {
        senior.onRing(Answering.never());

        assertThat(originate().get("Reason")).isEqualTo("3");
        assertThat(ami.awaitEvent("Hangup").get("Cause")).isEqualTo("19");
    }

    @Test
    void unregistered_failsAtOnce() throws IOException {
        senior.unregister();

        assertThat(originate().get("Reason")).isEqualTo("0");
        assertThat(ami.messages()).noneMatch(message -> message.isEvent("Newchannel"));
    }

    @Test
    void seniorAndCustomer_talk() throws IOException {
        Phone customer = asterisk.customer("+8613800138000");
        customer.onRing(Answering.answer(Duration.ofSeconds(1), PhoneCall::hangUp));
        originate();
        try (EnginePeer.Session session = engine.accept()) {
            assertThat(session.ask("EXEC Dial \"PJSIP/+8613800138000@carrier,30,g\""))
                    .isEqualTo("200 result=0");
            assertThat(session.ask("GET VARIABLE DIALSTATUS")).isEqualTo("200 result=1 (ANSWER)");
            assertThat(customer.rung()).singleElement().returns("4008001234", PhoneCall::peer);
            session.finish();
        }
    }
}
