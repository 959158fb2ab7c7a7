package dev.hotline.testbed.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our phones on a real Asterisk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SipPhonesIT {
    private static final Duration SOON = Duration.ofSeconds(5);

    private PhonesTestbed testbed;

    @BeforeAll
    void start() {
        testbed = PhonesTestbed.start();
    }

    @AfterAll
    void stop() {
        testbed.close();
    }

    @AfterEach
    void everyCallIsOver() {
        await().atMost(SOON)
                .until(
                        () -> testbed.server.console("core show channels count"),
                        count -> count.contains("0 active channels"));
    }

    @Test
    void prompts_areRecognisedInOrder_andNothingElse() {
        PhoneCall call = testbed.phones.customer("+8613800000001").dial("100");

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(call.awaitPrompt("zh/hello", SOON)).isTrue();
        assertThat(call.awaitPrompt("en/hello", SOON)).isTrue();
        assertThat(call.awaitPrompt("music", SOON)).isTrue();
        assertThat(call.awaitEnded(Duration.ofSeconds(10))).isTrue();
        assertThat(call.heard()).containsExactly("zh/hello", "en/hello", "music", "zh/bye");
        assertThat(call.longestSilence()).isLessThan(Duration.ofMillis(800));
        assertThat(call.endStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void keys_arriveOnceEach(KeyMode mode) {
        String number = "+86138000001" + (mode == KeyMode.INFO ? "1" : "2");
        PhoneCall call = testbed.phones.customer(number).dial("101");
        assertThat(call.awaitAnswered(SOON)).isTrue();

        call.press('1', mode);
        call.press('1', mode);
        call.press('9', mode);

        assertThat(call.awaitEnded(SOON)).isTrue();
        awaitLogged("keys 119 from " + number);
    }

    @Test
    void registeredAgent_isRungAndTalks_andHangsUp() {
        Phone agent = testbed.phones.agent("1001");
        agent.register();
        agent.onRing(Answering.answer(Duration.ofMillis(200), PhoneCall::hangUp));

        PhoneCall call = testbed.phones.customer("+8613800000020").dial("1001", "Zhang San 张三");

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(call.awaitEnded(SOON)).isTrue();
        PhoneCall rung = agent.rung().getLast();
        assertThat(rung.peer()).isEqualTo("+8613800000020");
        assertThat(rung.peerName()).isEqualTo("Zhang San 张三");
        assertThat(rung.endStatus()).isEqualTo(200);
    }

    @RepeatedTest(5)
    void agentWhoHangsUpAsSoonAsHeAnswers_endsTheCall() {
        Phone agent = testbed.phones.agent("1001");
        agent.register();
        agent.onRing(Answering.answer(Duration.ZERO, PhoneCall::hangUp));

        PhoneCall call = testbed.phones.customer("+8613800000020").dial("104");

        assertThat(call.awaitEnded(SOON)).isTrue();
    }

    @Test
    void talk_isHeardOnBothSides_untilTheCustomerHangsUp() {
        Phone agent = testbed.phones.agent("1002");
        agent.register();
        PhoneCall call = testbed.phones.customer("+8613800000021").dial("1002");
        assertThat(call.awaitAnswered(SOON)).isTrue();

        assertThat(call.awaitEnded(Duration.ofSeconds(1))).isFalse();
        call.hangUp();

        PhoneCall rung = agent.rung().getLast();
        assertThat(rung.awaitEnded(SOON)).isTrue();
        assertThat(call.longestSilence()).isLessThan(Duration.ofMillis(500));
        assertThat(rung.longestSilence()).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void busyAgent_refusesAndTheCallerIsTold() {
        Phone agent = testbed.phones.agent("1003");
        agent.register();
        agent.onRing(Answering.busy());

        PhoneCall call = testbed.phones.customer("+8613800000022").dial("1003");

        assertThat(call.awaitAnswered(SOON)).isFalse();
        assertThat(call.endStatus()).isEqualTo(486);
        assertThat(agent.rung().getLast().endStatus()).isEqualTo(486);
        awaitLogged("dial ended with BUSY");
    }

    @Test
    void agentInACall_isBusyForASecondCaller_andWasNotRung() {
        Phone agent = testbed.phones.agent("1004");
        agent.register();
        PhoneCall first = testbed.phones.customer("+8613800000023").dial("1004");
        assertThat(first.awaitAnswered(SOON)).isTrue();

        PhoneCall second = testbed.phones.customer("+8613800000024").dial("1004");

        assertThat(second.awaitAnswered(SOON)).isFalse();
        assertThat(second.endStatus()).isEqualTo(486);
        assertThat(agent.rung()).hasSize(1);
        first.hangUp();
    }

    @Test
    void agentWhoDoesNotAnswer_ringsUntilAsteriskGivesUp() {
        Phone agent = testbed.phones.agent("1006");
        agent.register();
        agent.onRing(Answering.never());

        PhoneCall call = testbed.phones.customer("+8613800000025").dial("1006");

        assertThat(call.awaitAnswered(SOON)).isFalse();
        assertThat(agent.rung().getLast().awaitEnded(SOON)).isTrue();
        assertThat(agent.rung().getLast().endStatus()).isEqualTo(487);
        awaitLogged("dial ended with NOANSWER");
    }

    @Test
    void callerWhoGivesUpWhileItRings_endsBothSides() {
        Phone agent = testbed.phones.agent("1007");
        agent.register();
        agent.onRing(Answering.never());
        PhoneCall call = testbed.phones.customer("+8613800000026").dial("1007");
        await().atMost(SOON).until(() -> !agent.rung().isEmpty());

        call.hangUp();

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.endStatus()).isEqualTo(487);
        assertThat(agent.rung().getLast().awaitEnded(SOON)).isTrue();
    }

    @Test
    void unregisteredAgent_isNotRung() {
        Phone agent = testbed.phones.agent("1008");
        agent.register();
        agent.unregister();

        PhoneCall call = testbed.phones.customer("+8613800000027").dial("1008");

        assertThat(call.awaitAnswered(SOON)).isFalse();
        assertThat(agent.rung()).isEmpty();
    }

    @Test
    void customer_isRungThroughTheCarrier() {
        Phone customer = testbed.phones.customer("+8613800000030");

        PhoneCall call = testbed.phones.customer("+8613800000031").dial("98613800000030");

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(customer.rung().getLast().peer()).isEqualTo("+8613800000031");
        customer.rung().getLast().hangUp();
        assertThat(call.awaitEnded(SOON)).isTrue();
    }

    @Test
    void wrongPassword_isRefused() {
        try (SipPhones strangers =
                new SipPhones(testbed.server.settings().sip(), Path.of("nowhere"), phone -> "guess")) {
            assertThatThrownBy(() -> strangers.agent("1009").register())
                    .hasMessageContaining("1009")
                    .hasMessageContaining("401");
        }
    }

    @Test
    void callerWithoutANumber_isServed() {
        PhoneCall call = testbed.phones.customer("anonymous").dial("103");

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(call.awaitEnded(SOON)).isTrue();
    }

    @Test
    void hostileNamesAndNumbers_areServed() {
        String longName = "x".repeat(200);
        for (String name : new String[] {"${EXTEN} \\ \" <sip:x@y>", longName, "two\r\n lines", "line\nfeed"}) {
            PhoneCall call = testbed.phones.customer("+86 138\r\nX: y").dial("103", name);
            assertThat(call.awaitAnswered(SOON)).as(name).isTrue();
            assertThat(call.awaitEnded(SOON)).isTrue();
        }
        awaitLogged("name is [${EXTEN} ");
    }

    /** Asterisk writes its log a moment after what it tells of. */
    private void awaitLogged(String words) {
        await().atMost(SOON).until(testbed::log, log -> log.contains(words));
    }
}
