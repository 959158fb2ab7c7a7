package dev.hotline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitPromiseTest {
    @Test
    void inMinutes_theRangeIsRoundedOutwards() {
        assertThat(range(119, 181).inMinutes()).isEqualTo(range(60, 240));
        assertThat(range(3, 20).inMinutes()).isEqualTo(range(0, 60));
        assertThat(range(120, 300).inMinutes()).isEqualTo(range(120, 300));
    }

    private static WaitRange range(int from, int to) {
        return new WaitRange(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }
}
