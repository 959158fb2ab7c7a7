package dev.hotline.bench.erlang;

import java.time.Duration;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;

/**
 * The queue M/M/n+M, Palm's: as {@link ErlangC}, and who waits hangs up after an exponential time. There is always a long run, whatever the load.
 *
 * <p>Garnett, Mandelbaum, Reiman: Designing a Call Center with Impatient Customers (M&amp;SOM 4(3), 2002); Mandelbaum, Zeltyn: Service Engineering in
 * Action: The Palm/Erlang-A Queue (2007), for probabilities and means; Baccelli, Hebuterne: On Queues with Impatient Customers (1981), for the
 * density of the wait that a caller with endless patience would have.
 *
 * @param load in erlangs, above 0
 * @param talk the mean talk
 * @param patience the mean patience
 */
record ErlangA(double load, int agents, Duration talk, Duration patience) implements Theory {
    /** Terms below this share of their sum change nothing. */
    private static final double NOTHING = 1e-18;

    private static final int POINTS = 20;
    private static final double RELATIVE = 1e-12;
    private static final double ABSOLUTE = 1e-14;
    private static final int EVALUATIONS = 1_000_000;

    ErlangA {
        if (!(load > 0)) {
            throw new IllegalArgumentException("load: " + load + " (expected: above 0)");
        }
    }

    @Override
    public double waitProbability() {
        return allBusy().probability();
    }

    @Override
    public double averageWait() {
        return allBusy().queue() / arrivals();
    }

    /** All who hang up do so from the queue, each at the same rate. */
    @Override
    public double abandonment() {
        return averageWait() / Seconds.of(patience);
    }

    /** Those who do not wait, and those whose offered wait is within the time and their patience. */
    @Override
    public double serviceLevel(Duration within) {
        AllBusy busy = allBusy();
        double hangUps = 1 / Seconds.of(patience);
        double answered = new IterativeLegendreGaussIntegrator(POINTS, RELATIVE, ABSOLUTE)
                .integrate(
                        EVALUATIONS,
                        wait -> offeredWaitDensity(wait, busy, hangUps) * Math.exp(-hangUps * wait),
                        0,
                        Seconds.of(within));
        return 1 - busy.probability() + answered;
    }

    private double offeredWaitDensity(double wait, AllBusy busy, double hangUps) {
        double arrivedBefore = arrivals() * -Math.expm1(-hangUps * wait) / hangUps;
        return talksEnd() * busy.nobodyWaits() * Math.exp(arrivedBefore - talksEnd() * wait);
    }

    /** When all agents talk: how likely that is, how likely with nobody waiting, and the mean number of waiting calls at any time. */
    private record AllBusy(double probability, double nobodyWaits, double queue) {}

    /** The states of the chain beginning with all agents busy, each as a multiple of the first; those below it by Erlang B. */
    private AllBusy allBusy() {
        double sum = 1;
        double queue = 0;
        double state = 1;
        double leave = talksEnd();
        for (int waiting = 1; state > NOTHING * sum; waiting++) {
            leave += 1 / Seconds.of(patience);
            state *= arrivals() / leave;
            sum += state;
            queue += waiting * state;
        }
        double first = 1 / (1 / ErlangB.blocking(load, agents) + sum - 1);
        return new AllBusy(first * sum, first, first * queue);
    }

    /** A second. */
    private double arrivals() {
        return load / Seconds.of(talk);
    }

    /** A second, when all agents talk. */
    private double talksEnd() {
        return agents / Seconds.of(talk);
    }
}
