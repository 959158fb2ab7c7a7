package dev.hotline.bench.erlang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.bench.simulation.Given;
import dev.hotline.bench.simulation.SimulatedCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RecursionTest {
    private final Recursion recursion = new Recursion(1, Given.START);

    @Test
    void whoLosesPatience_takesNoTimeOfTheAgent() {
        assertThat(recursion.wait(call(0, 10, 5))).isEqualTo(Duration.ZERO);
        assertThat(recursion.wait(call(1, 10, 5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(recursion.wait(call(2, 10, 9))).isEqualTo(Duration.ofSeconds(8));
        assertThat(recursion.wait(call(30, 10, 9))).isEqualTo(Duration.ZERO);
    }

    private static SimulatedCall call(int at, int talk, int patience) {
        return new SimulatedCall(
                at,
                Given.call(at, Given.plainQueue("hardware"), false, Given.START.plusSeconds(at)),
                Duration.ofSeconds(talk),
                Duration.ZERO,
                Duration.ofSeconds(patience));
    }
}
