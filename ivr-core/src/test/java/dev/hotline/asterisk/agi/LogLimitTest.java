package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogLimitTest {
    private final LogLimit limit = new LogLimit(Duration.ofMinutes(1));
    private final Instant start = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void eachKey_isLetThroughOnceInTheInterval() {
        assertThat(limit.allows("192.0.2.1", start)).isTrue();
        assertThat(limit.allows("192.0.2.1", start.plusSeconds(59))).isFalse();
        assertThat(limit.allows("192.0.2.2", start.plusSeconds(59))).isTrue();
        assertThat(limit.allows("192.0.2.1", start.plusSeconds(60))).isTrue();
    }
}
