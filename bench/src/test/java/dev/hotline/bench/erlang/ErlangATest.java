package dev.hotline.bench.erlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErlangATest {
    /** Garnett, Mandelbaum, Reiman (2002), table 1: patience of two minutes: 3.1% hang up, 3.7 s of wait. */
    @Test
    void thePublishedExample() {
        ErlangA theory = new ErlangA(48, 50, Duration.ofMinutes(1), Duration.ofMinutes(2));

        assertThat(theory.abandonment()).isCloseTo(0.031, within(0.0005));
        assertThat(theory.averageWait()).isCloseTo(3.7, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.8, 60, 30",
        "5, 5, 120, 120",
        "10, 14, 180, 360",
        "50, 48, 60, 120",
        "100, 115, 240, 90",
        "350, 350, 180, 60"
    })
    void allFigures_asTheChainHasThem(int agents, double load, int talk, int patience) {
        Duration meanTalk = Duration.ofSeconds(talk);
        Duration meanPatience = Duration.ofSeconds(patience);
        ErlangA theory = new ErlangA(load, agents, meanTalk, meanPatience);
        Chain chain = new Chain(load, agents, meanTalk, meanPatience);

        assertThat(theory.waitProbability()).isCloseTo(chain.waitProbability(), within(1e-11));
        assertThat(theory.abandonment()).isCloseTo(chain.abandonment(), within(1e-11));
        assertThat(theory.averageWait()).isCloseTo(chain.abandonment() * patience, within(1e-9));
        for (int seconds : new int[] {1, 20, 60}) {
            assertThat(theory.serviceLevel(Duration.ofSeconds(seconds)))
                    .isCloseTo(chain.serviceLevel(seconds), within(1e-9));
        }
    }

    @Test
    void endlessPatience_isErlangC() {
        Duration talk = Duration.ofMinutes(3);
        ErlangA theory = new ErlangA(8, 10, talk, Duration.ofDays(100_000));
        ErlangC limit = new ErlangC(8, 10, talk);

        assertThat(theory.waitProbability()).isCloseTo(limit.waitProbability(), within(1e-6));
        assertThat(theory.averageWait()).isCloseTo(limit.averageWait(), within(1e-3));
        assertThat(theory.serviceLevel(Duration.ofSeconds(20)))
                .isCloseTo(limit.serviceLevel(Duration.ofSeconds(20)), within(1e-6));
    }

    @Test
    void serviceLevel_afterVeryLong_isAllWhoDoNotHangUp() {
        ErlangA theory = new ErlangA(720, 700, Duration.ofMinutes(4), Duration.ofMinutes(10));

        assertThat(theory.serviceLevel(Duration.ofHours(1))).isCloseTo(1 - theory.abandonment(), within(1e-9));
    }
}
