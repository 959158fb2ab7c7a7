package dev.hotline.bench.kit;

import java.util.Arrays;
import java.util.Collection;

/** Values in their order: the middle one and others by share. */
public final class Median {
    private Median() {}

    /** @throws IllegalArgumentException when there is none */
    public static double of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a median of no values");
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /**
     * The least value that this share of all does not exceed.
     *
     * @param share above 0, at most 1
     */
    public static long quantile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
