package dev.hotline.bench.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class BarsTest {
    private final StringWriter printed = new StringWriter();
    private final Bars bars = new Bars(new PrintWriter(printed));

    @Test
    void verdict_everyBarReached_isZero() {
        bars.atMost("cost", 1.25, 1.25, "x");
        bars.atLeast("speed", 5, 5, "x");

        assertThat(bars.verdict()).isZero();
        assertThat(printed.toString()).contains("cost", "(bar: at most 1.25) reached", "every bar reached");
    }

    @Test
    void verdict_oneBarMissed_isOneAndSaysWhich() {
        bars.atMost("cost", 1.26, 1.25, "x");
        bars.atLeast("speed", 5, 5, "x");

        assertThat(bars.verdict()).isOne();
        assertThat(printed.toString()).containsPattern("cost +1.26 x.*MISSED").contains("1 missed");
    }

    @Test
    void atMost_noNumber_isMissed() {
        bars.atMost("cost", Double.NaN, 1, "x");

        assertThat(bars.verdict()).isOne();
    }

    @Test
    void check_ofAWrongRow_isCountedAndShown() {
        bars.check("right", true);
        bars.check("wrong", false);

        assertThat(bars.verdict()).isOne();
        assertThat(printed.toString()).containsPattern("right +ok").containsPattern("wrong +OFF");
    }
}
