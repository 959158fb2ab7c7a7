package dev.hotline.testbed.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The sample dialplan with engines that come and go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReentryIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final List<String> DIES =
            List.of("ANSWER", "SET VARIABLE HOTLINE_CALL 0190", "STREAM FILE zh/none \"\"");
    private static final List<String> FINISHES = List.of("GET VARIABLE HOTLINE_CALL", "SET VARIABLE HOTLINE_DONE 1");

    private PhonesTestbed testbed;

    @BeforeAll
    void start() {
        testbed = PhonesTestbed.start();
    }

    @AfterAll
    void stop() {
        testbed.close();
    }

    @Test
    void engineThatDies_isCalledAgainWithMusicBetween_andTheCallEndsWhenItSaysSo() {
        try (FakeEngine engine = new FakeEngine(port(), List.of(DIES, FINISHES))) {
            PhoneCall call = testbed.phones.customer("+8613800000001").dial("+864001000001");

            assertThat(call.awaitEnded(SOON)).isTrue();
            assertThat(engine.requests).hasSize(2);
            assertThat(engine.requests.getFirst()).endsWith("/hotline?node=pbx1&call=&transfer=");
            assertThat(engine.requests.getLast()).endsWith("/hotline?node=pbx1&call=0190&transfer=");
            assertThat(call.heard()).containsExactly("music");
            assertThat(call.longestSilence()).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void engineThatKnewTheCall_isWaitedForLongerThanThreeTries() {
        PhoneCall call;
        try (FakeEngine engine = new FakeEngine(port(), List.of(DIES))) {
            call = testbed.phones.customer("+8613800000002").dial("+864001000001");
            await().atMost(SOON).until(() -> !engine.requests.isEmpty());
        }
        assertThat(call.awaitEnded(Duration.ofSeconds(5))).isFalse();

        try (FakeEngine engine = new FakeEngine(port(), List.of(FINISHES))) {
            assertThat(call.awaitEnded(SOON)).isTrue();
            assertThat(engine.requests).hasSize(1);
            assertThat(call.heard()).containsExactly("music");
        }
    }

    @Test
    void numberWithLineBreaks_forgesNoLineForTheEngine() {
        try (FakeEngine engine = new FakeEngine(port(), List.of(FINISHES))) {
            PhoneCall call =
                    testbed.phones.customer("+86138\r\nagi_forged: yes\r\n\r\n").dial("+864001000001");

            assertThat(call.awaitEnded(SOON)).isTrue();
            assertThat(engine.environment)
                    .contains("agi_callerid: +86138agiforgedyes")
                    .noneMatch(line -> line.startsWith("agi_forged"));
        }
    }

    @Test
    void answeredCallback_entersTheEngineOnItsOwnPath() {
        Phone senior = testbed.phones.agent("1009");
        senior.register();
        try (FakeEngine engine = new FakeEngine(port(), List.of(FINISHES))) {
            testbed.server.console("channel originate PJSIP/1009 extension s@hotline-callback");

            await().atMost(SOON).until(() -> !senior.rung().isEmpty());
            assertThat(senior.rung().getLast().awaitEnded(SOON)).isTrue();
            assertThat(engine.requests).singleElement().asString().endsWith("/callback?node=pbx1");
        }
    }

    private int port() {
        return URI.create(testbed.server.settings().agi()).getPort();
    }
}
