package dev.hotline.bench.kit;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Values in their order: the middle one and others by share. */
public final class Median {
    private Median() {}

    /**
     * The median of what this figure is in each.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static <T> double of(Collection<T> rounds, ToDoubleFunction<? super T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
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
