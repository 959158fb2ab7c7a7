package dev.hotline.bench.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DescriptorsTest {
    @Test
    void limit_linesOfTheKernel_isTheHardOne() {
        assertThat(Descriptors.limit(List.of(
                        "Limit                     Soft Limit           Hard Limit           Units     ",
                        "Max open files            1024                 20000                files     ")))
                .isEqualTo(20_000);
    }
}
