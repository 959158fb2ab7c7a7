package dev.hotline.bench.erlang;

import dev.hotline.bench.simulation.SimulatedCall;
import java.time.Duration;
import java.util.List;

/**
 * A group of agents, all alike, and the load on it.
 *
 * @param load in erlangs
 * @param talk the mean talk
 * @param patience the mean patience; {@link SimulatedCall#ENDLESS} for Erlang C
 */
record Case(int agents, double load, Duration talk, Duration patience) {
    /** Of these every load is below the number of agents; the number of calls until a full queue is forgotten stays below 2,100. */
    static final List<Case> ALL = List.of(
            erlangC(5, 3.5, 120),
            erlangC(10, 8, 180),
            erlangC(20, 17, 240),
            erlangC(50, 45, 180),
            erlangC(100, 92, 300),
            erlangC(200, 190, 240),
            erlangC(350, 335, 180),
            erlangC(700, 670, 240),
            erlangA(5, 5, 120, 120),
            erlangA(10, 9, 180, 360),
            erlangA(50, 48, 60, 120),
            erlangA(100, 115, 240, 90),
            erlangA(350, 350, 180, 60),
            erlangA(700, 720, 240, 600));

    private static Case erlangC(int agents, double load, int talk) {
        return new Case(agents, load, Duration.ofSeconds(talk), SimulatedCall.ENDLESS);
    }

    private static Case erlangA(int agents, double load, int talk, int patience) {
        return new Case(agents, load, Duration.ofSeconds(talk), Duration.ofSeconds(patience));
    }

    boolean patient() {
        return patience.equals(SimulatedCall.ENDLESS);
    }

    Theory theory() {
        return patient() ? new ErlangC(load, agents, talk) : new ErlangA(load, agents, talk, patience);
    }
}
