package dev.hotline.bench.erlang;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of a figure over the calls of a run in steady state, with its confidence interval. Calls near each other wait alike, so they are no
 * independent samples; the means of long batches of them nearly are, and Student's quantile goes with their spread (Law: Simulation Modeling
 * and Analysis, 9.5.3).
 */
final class BatchMeans {
    private final double[] sums;
    private final int size;

    /** @param size calls in each batch */
    BatchMeans(int batches, int size) {
        sums = new double[batches];
        this.size = size;
    }

    /** @param call counted from 0 in the order of arrival; each is to be added once, in any order */
    void add(int call, double value) {
        sums[call / size] += value;
    }

    /** @param error the probability that the true mean is outside, such as 0.01 */
    Interval interval(double error) {
        int batches = sums.length;
        double mean = Arrays.stream(sums).sum() / size / batches;
        double squares = Arrays.stream(sums)
                .map(sum -> sum / size - mean)
                .map(d -> d * d)
                .sum();
        double quantile = new TDistribution(batches - 1).inverseCumulativeProbability(1 - error / 2);
        return new Interval(mean, quantile * Math.sqrt(squares / (batches - 1) / batches));
    }
}
