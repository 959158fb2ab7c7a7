package dev.hotline.bench.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class MedianTest {
    @Test
    void of_oddAndEvenCounts_isTheMiddle() {
        assertThat(Median.of(List.of(9.0, 1.0, 2.0), v -> v)).isEqualTo(2);
        assertThat(Median.of(List.of(9.0, 1.0, 2.0, 4.0), v -> v)).isEqualTo(3);
    }

    @Test
    void of_nothing_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Median.of(List.<Double>of(), v -> v));
    }

    @Test
    void quantile_ofAHundred_isTheOneOfThatRank() {
        long[] values = LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray();

        assertThat(Median.quantile(values, 0.5)).isEqualTo(50);
        assertThat(Median.quantile(values, 0.99)).isEqualTo(99);
        assertThat(Median.quantile(values, 1)).isEqualTo(100);
    }
}
