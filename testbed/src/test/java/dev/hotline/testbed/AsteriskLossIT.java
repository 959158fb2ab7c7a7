package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testbed.asterisk.AsteriskServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Asterisk restarts, reloads and hangs in the middle of calls. */
class AsteriskLossIT extends RealCalls {
    private static final Duration RINGS_ON = Duration.ofMinutes(1);
    /** How long an Asterisk hangs. */
    private static final Duration HANG = Duration.ofSeconds(20);

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        config.set("queues.yaml", "ring-time", "60s").set("surveys/service.yaml", "key-wait", "60s");
    }

    @Test
    void asteriskRestarts_everyCallEnds_andSoonTheNextOneIsServed() {
        CallsInProgress calls = new CallsInProgress(this, RINGS_ON);
        asterisk().restartItself();
        await().atMost(BACK).untilAsserted(() -> {
            assertThat(link()).isEqualTo("UP");
            assertThat(liveCalls()).isEmpty();
            assertThat(waiting()).isEmpty();
            assertThat(states("1001", "1003", "1005", "1006"))
                    .containsExactly("OFFLINE", "AVAILABLE", "AVAILABLE", "AVAILABLE");
        });
        assertThat(calls.all()).allMatch(call -> call.awaitEnded(Duration.ZERO));
        assertThat(CallsInProgress.NUMBERS)
                .allSatisfy(
                        number -> assertThat(ended(number).getString("endedBy")).isNotNull());
        calls.isServedAgain(1);
    }

    @Test
    void modulesAreReloaded_everyCallGoesOn() {
        CallsInProgress calls = new CallsInProgress(this, Duration.ofSeconds(6));
        asterisk().console("module reload");
        calls.leaving.hangUp();
        assertThat(ended(CallsInProgress.LEAVES).getString("agent")).isNull();
        calls.finishSurvey();
        answered(calls.he, 1);
        await().atMost(BACK).untilAsserted(() -> {
            assertThat(link()).isEqualTo("UP");
            assertThat(states("1001", "1003", "1005", "1006"))
                    .containsExactly("OFFLINE", "TALKING", "AVAILABLE", "TALKING");
        });
        calls.finish();
    }

    @Test
    void asteriskHangs_andGoesOn_everyCallGoesOnOrEnds() {
        CallsInProgress calls = new CallsInProgress(this, HANG.plus(BACK).plusSeconds(3));
        Instant hung = Instant.now();
        asterisk().suspend();
        try {
            calls.leaving.hangUp();
            calls.inSurvey.hangUp();
            passUntil(hung.plus(HANG));
            assertThat(link()).isNotEqualTo("UP");
        } finally {
            asterisk().resume();
        }
        await().atMost(BACK).untilAsserted(() -> {
            assertThat(link()).isEqualTo("UP");
            assertThat(liveCalls())
                    .containsExactlyInAnyOrder(CallsInProgress.TALKS, CallsInProgress.RINGS, CallsInProgress.WAITS);
            assertThat(states("1001", "1003", "1005", "1006"))
                    .containsExactly("OFFLINE", "TALKING", "AVAILABLE", "RINGING");
        });
        answered(calls.he, 1);
        calls.finish();
    }

    private AsteriskServer asterisk() {
        return testbed().asterisk().orElseThrow();
    }
}
