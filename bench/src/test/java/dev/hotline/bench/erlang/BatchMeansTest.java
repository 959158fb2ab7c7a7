package dev.hotline.bench.erlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BatchMeansTest {
    /** Batches of means 1, 2 and 3: their standard error is 1 / sqrt(3), Student's quantile for 95% with two degrees of freedom is 4.303. */
    @Test
    void interval_ofThreeBatches() {
        BatchMeans means = new BatchMeans(3, 2);
        double[] values = {0, 2, 1, 3, 4, 2};
        for (int call = values.length - 1; call >= 0; call--) {
            means.add(call, values[call]);
        }

        Interval interval = means.interval(0.05);

        assertThat(interval.estimate()).isEqualTo(2);
        assertThat(interval.halfWidth()).isCloseTo(4.3027 / Math.sqrt(3), within(1e-4));
        assertThat(interval.contains(4.4)).isTrue();
        assertThat(interval.contains(4.5)).isFalse();
        assertThat(interval.contains(Double.NaN)).isFalse();
    }
}
