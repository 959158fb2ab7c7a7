package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Phone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way to Asterisk's manager interface is lost in the middle of calls, and comes back. */
class AmiLossIT extends RealCalls {
    private static final Duration LOSS = Duration.ofSeconds(30);
    /** A silent link is found out by a ping, sent each 5 s, that has no answer for 5 s. */
    private static final Duration NOTICED = Duration.ofSeconds(16);

    private final TcpProxy way = new TcpProxy();

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        config.set("queues.yaml", "ring-time", "60s").set("surveys/service.yaml", "key-wait", "60s");
        way.leadToAmi(config);
    }

    @AfterAll
    void closeWay() {
        way.close();
    }

    @ParameterizedTest
    @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    void amiIsAway_callsGoOn_andWhatWasMissedIsKnownSoonAfter(TcpProxy.State loss) {
        CallsInProgress calls = new CallsInProgress(this, Duration.ofSeconds(4));
        Phone zhao = atWork("1004");
        Instant lost = Instant.now();
        way.become(loss);
        calls.leaving.hangUp();
        assertThat(ended(CallsInProgress.LEAVES).getString("agent")).isNull();
        calls.finishSurvey();
        answered(calls.he, 1);
        zhao.unregister();
        agent("1009").register();
        await().atMost(NOTICED).until(() -> !link().equals("UP"));
        hears(calls.waiting, "music", "zh/position-1", "music");
        passUntil(lost.plus(LOSS));
        assertThat(calls.talk.awaitEnded(Duration.ZERO))
                .as("the talk has ended")
                .isFalse();
        assertThat(link()).isNotEqualTo("UP");
        way.become(TcpProxy.State.OPEN);
        await().atMost(BACK).untilAsserted(() -> {
            assertThat(link()).isEqualTo("UP");
            assertThat(liveCalls())
                    .containsExactlyInAnyOrder(CallsInProgress.TALKS, CallsInProgress.RINGS, CallsInProgress.WAITS);
            assertThat(states("1003", "1004", "1005", "1006", "1009"))
                    .containsExactly("TALKING", "OFFLINE", "AVAILABLE", "TALKING", "AVAILABLE");
        });
        calls.finish();
        assertThat(rung(zhao)).isEmpty();
    }
}
