package dev.hotline.bench.erlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErlangCTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Values made with exact fractions from the sums of the definition. */
    @ParameterizedTest
    @CsvSource({
        "4, 5, 0.1990668740279938, 0.5541125541125541",
        "5, 8, 0.0700478522095670, 0.1672665066617566",
        "8, 10, 0.1216610642529515, 0.4091801507964435",
        "10, 12, 0.1197391884448252, 0.4493882242982709",
        "48, 50, 0.0833373534934830, 0.6944556111968343"
    })
    void blockingAndWaitProbability_asTheirDefinitionsHaveThem(double load, int agents, double blocking, double wait) {
        assertThat(ErlangB.blocking(load, agents)).isCloseTo(blocking, within(1e-14));
        assertThat(new ErlangC(load, agents, MINUTE).waitProbability()).isCloseTo(wait, within(1e-13));
    }

    /** Garnett, Mandelbaum, Reiman (2002), table 1: 48 calls a minute, talks of a minute, 50 agents: 20.8 s. */
    @Test
    void averageWait_ofThePublishedExample() {
        assertThat(new ErlangC(48, 50, MINUTE).averageWait()).isCloseTo(20.8, within(0.05));
    }

    @Test
    void serviceLevel_atOnce_isThoseWhoDoNotWait_andGrowsToAll() {
        ErlangC theory = new ErlangC(10, 12, Duration.ofMinutes(4));

        assertThat(theory.serviceLevel(Duration.ZERO)).isCloseTo(1 - 0.4493882242982709, within(1e-13));
        assertThat(theory.serviceLevel(Duration.ofMinutes(2)))
                .isCloseTo(1 - 0.4493882242982709 * Math.exp(-1), within(1e-13));
        assertThat(theory.serviceLevel(Duration.ofDays(1))).isCloseTo(1, within(1e-13));
    }

    @Test
    void thousandsOfAgents_loseNoDigits() {
        assertThat(new ErlangC(9_900, 10_000, MINUTE).waitProbability()).isBetween(0.2, 0.25);
    }

    @Test
    void loadOfAllAgents_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErlangC(5, 5, MINUTE))
                .withMessageContaining("load: 5.0 (expected: above 0 and below 5)");
    }
}
