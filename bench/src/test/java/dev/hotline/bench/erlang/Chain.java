package dev.hotline.bench.erlang;

import java.time.Duration;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * M/M/n+M without its formulas: the states of a birth-death chain cut off far away, their probabilities from the balance of flows; and the fate of
 * a caller with so many before him by uniformization, jump by jump.
 */
final class Chain {
    private final double arrivals;
    private final double talkEnds;
    private final double hangUps;
    private final int agents;
    private final double[] probability;

    Chain(double load, int agents, Duration talk, Duration patience) {
        this.agents = agents;
        talkEnds = 1 / Seconds.of(talk);
        hangUps = 1 / Seconds.of(patience);
        arrivals = load * talkEnds;
        probability = new double[agents + 2_000];
        int likely = (int) Math.min(load, agents);
        probability[likely] = 1;
        for (int k = likely; k + 1 < probability.length; k++) {
            probability[k + 1] = probability[k] * arrivals / leave(k + 1);
        }
        for (int k = likely; k > 0; k--) {
            probability[k - 1] = probability[k] * leave(k) / arrivals;
        }
        double sum = 0;
        for (double p : probability) {
            sum += p;
        }
        for (int k = 0; k < probability.length; k++) {
            probability[k] /= sum;
        }
    }

    private double leave(int k) {
        return Math.min(k, agents) * talkEnds + Math.max(0, k - agents) * hangUps;
    }

    double waitProbability() {
        double sum = 0;
        for (int k = agents; k < probability.length; k++) {
            sum += probability[k];
        }
        return sum;
    }

    /** Of all calls, by the hang-ups a second. */
    double abandonment() {
        double rate = 0;
        for (int k = agents; k < probability.length; k++) {
            rate += probability[k] * (k - agents) * hangUps;
        }
        return rate / arrivals;
    }

    /** The share of all calls that is answered within these seconds. */
    double serviceLevel(double seconds) {
        int most = 300;
        double[] ahead = new double[most];
        System.arraycopy(probability, agents, ahead, 0, most);
        double answered = 1 - waitProbability();
        double rate = agents * talkEnds + most * hangUps;
        var jumps = new PoissonDistribution(rate * seconds);
        int enough = (int) (rate * seconds + 10 * Math.sqrt(rate * seconds) + 50);
        for (int n = 1; n <= enough; n++) {
            answered += answeredNow(ahead, rate) * (1 - jumps.cumulativeProbability(n - 1));
        }
        return answered;
    }

    /** One jump of all who wait; the share that is answered by it. */
    private double answeredNow(double[] ahead, double rate) {
        double answered = ahead[0] * agents * talkEnds / rate;
        for (int j = 0; j < ahead.length; j++) {
            double forward = agents * talkEnds + j * hangUps;
            double stay = ahead[j] * (1 - (forward + hangUps) / rate);
            double step = j + 1 < ahead.length ? ahead[j + 1] * (forward + hangUps) / rate : 0;
            ahead[j] = stay + step;
        }
        return answered;
    }
}
