package dev.hotline.testbed.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The sample dialplan with no engine listening. */
class FallbackIT {

    @Test
    void engineAbsent_theFallbackAnswersAndAnOperatorTalks() {
        try (PhonesTestbed testbed = PhonesTestbed.start()) {
            Phone operator = testbed.phones.agent("1005");
            operator.register();

            PhoneCall call = testbed.phones.customer("+8613800000001").dial("+864001000001");

            assertThat(call.awaitAnswered(Duration.ofSeconds(5))).isTrue();
            assertThat(call.awaitPrompt("zh/sorry", Duration.ofSeconds(10))).isTrue();
            assertThat(call.awaitPrompt("en/sorry", Duration.ofSeconds(5))).isTrue();
            assertThat(call.awaitEnded(Duration.ofSeconds(2))).isFalse();
            assertThat(operator.rung()).hasSize(1);
            operator.rung().getLast().hangUp();
            assertThat(call.awaitEnded(Duration.ofSeconds(5))).isTrue();
            assertThat(call.heard().getFirst()).isEqualTo("music");
            assertThat(call.longestSilence()).isLessThan(Duration.ofSeconds(1));
        }
    }
}
