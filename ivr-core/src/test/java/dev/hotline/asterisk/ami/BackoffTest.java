package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15));

    @Test
    void wait_doublesUpToItsLimit() {
        assertThat(backoff.delay(1, 0)).hasMillis(500);
        assertThat(backoff.delay(3, 0)).hasMillis(2000);
        assertThat(backoff.delay(1000, 0)).hasSeconds(15);
    }

    @Test
    void jitter_shortensByUpToAQuarter() {
        assertThat(backoff.delay(2, 1)).hasMillis(750);
    }
}
