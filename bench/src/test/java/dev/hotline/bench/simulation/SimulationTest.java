package dev.hotline.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.ServiceQueue;
import dev.hotline.routing.Acd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SimulationTest {
    private static final ServiceQueue QUEUE = Given.plainQueue("hardware");

    private final List<String> seen = new ArrayList<>();

    @Test
    void calls_talkWaitAndLeave_atTheirTimes() {
        run(1, call(0, 10, 0, 60), call(1, 10, 0, 60), call(2, 10, 0, 3));

        assertThat(seen).containsExactly("0 connected 0", "1 waits 1", "2 waits 2", "2 left 5", "1 connected 10");
    }

    @Test
    void wrapUp_keepsTheAgentFromTheNextCall() {
        run(1, call(0, 10, 30, 60), call(1, 10, 0, 60));

        assertThat(seen).containsExactly("0 connected 0", "1 waits 1", "1 connected 40");
    }

    @Test
    void callsThatNobodyWillEverAnswer_failTheRun() {
        SimulatedCall patient = new SimulatedCall(
                0, call(0, 1, 0, 1).waiting(), Duration.ofSeconds(1), Duration.ZERO, SimulatedCall.ENDLESS);

        assertThatIllegalStateException().isThrownBy(() -> run(0, patient)).withMessageContaining("1 calls wait");
    }

    private void run(int agents, SimulatedCall... calls) {
        List<Agent> all = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            all.add(Given.agent(i, Grade.SENIOR, Map.of("hardware", 5)));
        }
        new Simulation(new Acd(all, Given.START), List.of(calls).iterator(), List.of(new Diary())).run();
    }

    private static SimulatedCall call(int number, int talk, int wrapUp, int patience) {
        return new SimulatedCall(
                number,
                Given.call(number, QUEUE, false, Given.START.plusSeconds(number)),
                Duration.ofSeconds(talk),
                Duration.ofSeconds(wrapUp),
                Duration.ofSeconds(patience));
    }

    private final class Diary implements Observer {
        @Override
        public void waits(SimulatedCall call, Acd acd, Instant now) {
            note(call, "waits", now);
        }

        @Override
        public void connected(SimulatedCall call, Agent agent, Instant now) {
            note(call, "connected", now);
        }

        @Override
        public void abandoned(SimulatedCall call, Instant now) {
            note(call, "left", now);
        }

        private void note(SimulatedCall call, String what, Instant now) {
            seen.add(call.number() + " " + what + " "
                    + Duration.between(Given.START, now).toSeconds());
        }
    }
}
