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

/** What becomes of a call before, between and after the engine's sessions. */
class DialplanTest {
    private EnginePeer engine;
    private SimulatedAsterisk asterisk;
    private Phone customer;

    @BeforeEach
    void start() throws IOException {
        engine = new EnginePeer();
        start(20);
    }

    private void start(double speed) {
        asterisk = SimulatedAsterisk.start(SimulatedAsterisk.Options.of(engine::address, "hotline", "secret", "main")
                .withSpeed(speed));
        customer = asterisk.customer("+8613800138000");
    }

    @AfterEach
    void stop() throws IOException {
        asterisk.close();
        engine.close();
    }

    @Test
    void sessionThatFinished_endsTheCall() throws IOException {
        PhoneCall call = customer.dial("4008001234");
        EnginePeer.Session session = engine.accept();
        session.ask("ANSWER");
        session.finish();

        assertThat(call.awaitEnded(Awaiting.LONG)).isTrue();
        assertThat(call.endStatus()).isEqualTo(200);
    }

    @Test
    void sessionThatDied_isEnteredAgainWithItsVariables() throws IOException {
        PhoneCall call = customer.dial("4008001234");
        EnginePeer.Session first = engine.accept();
        first.ask("SET VARIABLE __HOTLINE_CALL c-1");
        first.close();
        EnginePeer.Session second = engine.accept();

        assertThat(second.environment("uniqueid")).isEqualTo(first.environment("uniqueid"));
        assertThat(second.ask("GET VARIABLE HOTLINE_CALL")).isEqualTo("200 result=1 (c-1)");
        assertThat(second.ask("GET VARIABLE HOTLINE_TRY")).isEqualTo("200 result=1 (2)");
        assertThat(second.ask("GET VARIABLE AGISTATUS")).isEqualTo("200 result=1 (SUCCESS)");
        assertThat(call.heard()).containsExactly("music");
        second.finish();
    }

    @Test
    void engineThatComesBackLate_getsTheCallThatItHadTaken() throws IOException {
        PhoneCall call = customer.dial("4008001234");
        EnginePeer.Session first = engine.accept();
        first.ask("SET VARIABLE HOTLINE_CALL c-1");
        engine.stop();
        first.close();
        Awaiting.until(() -> call.heard().size() >= 5);
        engine.restart();

        assertThat(engine.accept().ask("GET VARIABLE HOTLINE_CALL")).isEqualTo("200 result=1 (c-1)");
    }

    @Test
    void noEngine_saysSorryAndRingsTheOperator() throws IOException {
        engine.stop();
        Phone operator = asterisk.agent("1005");
        operator.register();
        operator.onRing(Answering.answer(Duration.ofSeconds(2), PhoneCall::hangUp));
        PhoneCall call = customer.dial("4008001234");

        assertThat(call.awaitPrompt("en/sorry", Awaiting.LONG)).isTrue();
        assertThat(call.awaitEnded(Awaiting.LONG)).isTrue();
        assertThat(call.heard()).containsExactly("music", "music", "zh/sorry", "en/sorry", "music");
        assertThat(operator.rung()).singleElement().returns("+8613800138000", PhoneCall::peer);
    }

    @Test
    void noEngineAndNoOperator_endsWithAGoodbye() throws IOException {
        engine.stop();
        asterisk.close();
        start(200);
        PhoneCall call = customer.dial("4008001234");

        assertThat(call.awaitPrompt("en/goodbye", Awaiting.LONG)).isTrue();
        assertThat(call.awaitEnded(Awaiting.LONG)).isTrue();
        assertThat(call.longestSilence()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void callGivenUpBeforeTheAnswer_isTerminated() throws IOException {
        PhoneCall call = customer.dial("4008001234");
        EnginePeer.Session session = engine.accept();
        call.hangUp();

        assertThat(session.read()).isEqualTo("HANGUP");
        assertThat(call.endStatus()).isEqualTo(487);
        session.close();
    }

    @Test
    void numberThatNobodyHas_isNotFound() {
        PhoneCall call = customer.dial("nobody");

        assertThat(call.awaitEnded(Duration.ZERO)).isTrue();
        assertThat(call.endStatus()).isEqualTo(404);
    }

    @Test
    void callerName_reachesTheEngineOnOneLine() throws IOException {
        customer.dial("4008001234", "a \"b\" ${X}\r\nagi_callerid: 1");

        assertThat(engine.accept().environment())
                .contains("agi_calleridname: a \"b\" ${X}", "agi_callerid: +8613800138000")
                .doesNotContain("agi_callerid: 1");
    }

    @Test
    void callerWithoutNumber_isUnknown() throws IOException {
        asterisk.customer("").dial("4008001234");

        assertThat(engine.accept().environment()).contains("agi_callerid: unknown", "agi_calleridname: unknown");
    }
}
