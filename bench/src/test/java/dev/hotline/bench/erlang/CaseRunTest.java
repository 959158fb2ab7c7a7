package dev.hotline.bench.erlang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.bench.simulation.SimulatedCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CaseRunTest {
    private static final Duration TALK = Duration.ofMinutes(2);
    private static final int BATCH = 500;
    private static final double ERROR = 0.001;

    static List<Case> small() {
        return List.of(new Case(3, 2, TALK, SimulatedCall.ENDLESS), new Case(5, 6, TALK, Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @MethodSource("small")
    void theCore_agreesWithTheory_andCallByCallWithTheRecursion(Case given) {
        CaseRun.Result result = new CaseRun(given, BATCH, 1).run(ERROR);

        assertThat(result.figures()).allMatch(CaseRun.Figure::agrees).hasSize(given.patient() ? 3 : 4);
        assertThat(result.differing()).isZero();
    }

    @Test
    void oneAgentLess_isSeen() {
        Case given = new Case(5, 4, TALK, SimulatedCall.ENDLESS);
        Theory other = new ErlangC(4, 6, TALK);

        CaseRun.Result result = new CaseRun(given, BATCH, 1).run(ERROR);

        assertThat(result.figures().getFirst().simulated().contains(other.waitProbability()))
                .isFalse();
    }

    @Test
    void theTable_hasAtLeastTwelveCases_from5To700Agents() {
        assertThat(Case.ALL).hasSizeGreaterThanOrEqualTo(12);
        assertThat(Case.ALL).extracting(Case::agents).contains(5, 700);
        assertThat(Case.ALL.stream().filter(given -> !given.patient())).hasSizeGreaterThanOrEqualTo(5);
    }
}
