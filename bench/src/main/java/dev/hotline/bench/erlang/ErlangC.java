package dev.hotline.bench.erlang;

import java.time.Duration;

/**
 * The queue M/M/n: Poisson arrivals, exponential talks, nobody hangs up, first come first served.
 *
 * <p>Gans, Koole, Mandelbaum: Telephone Call Centers: Tutorial, Review, and Research Prospects (M&amp;SOM 5(2), 2003), section 4; Koole: Call
 * Center Optimization (2013), chapter 5.
 *
 * @param load in erlangs, above 0 and below the number of agents
 * @param talk the mean talk
 */
record ErlangC(double load, int agents, Duration talk) implements Theory {
    ErlangC {
        if (!(load > 0 && load < agents)) {
            throw new IllegalArgumentException("load: " + load + " (expected: above 0 and below " + agents + ")");
        }
    }

    @Override
    public double waitProbability() {
        double blocking = ErlangB.blocking(load, agents);
        return blocking / (1 - load / agents * (1 - blocking));
    }

    /** Of all calls, those that wait and those that do not. */
    @Override
    public double averageWait() {
        return waitProbability() / rateOfChange();
    }

    @Override
    public double serviceLevel(Duration within) {
        return 1 - waitProbability() * Math.exp(-rateOfChange() * Seconds.of(within));
    }

    @Override
    public double abandonment() {
        return 0;
    }

    /** By how many calls a second more can be answered than arrive: the wait of those who wait is exponential with this rate. */
    private double rateOfChange() {
        return (agents - load) / Seconds.of(talk);
    }
}
