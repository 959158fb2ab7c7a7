package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @Test
    void quotesAndBackslashes_areEscaped() {
        assertThat(Command.set("__NAME", "say \"hi\" \\ 中").line())
                .isEqualTo("SET VARIABLE \"__NAME\" \"say \\\"hi\\\" \\\\ 中\"");
    }

    @Test
    void dial_alwaysLetsTheCallerStay() {
        assertThat(Command.dial("PJSIP/1001", Duration.ofSeconds(20), "m(hotline)")
                        .line())
                .isEqualTo("EXEC \"Dial\" \"PJSIP/1001,20,gm(hotline)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nHANGUP", "a\rb", "a\0b"})
    void lineEndsAndNul_areRefused(String value) {
        assertThatThrownBy(() -> Command.set("NAME", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value of NAME")
                .hasMessageContaining("position 1");
    }

    @Test
    void commandLongerThanAsterisksBuffer_isRefused() {
        assertThatThrownBy(() -> Command.set("NAME", "中".repeat(700)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2046");
    }

    @Test
    void ringTimeBelowASecond_isRefusedBecauseZeroWouldRingForever() {
        assertThatThrownBy(() -> Command.dial("PJSIP/1001", Duration.ofMillis(900), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least a second");
    }
}
