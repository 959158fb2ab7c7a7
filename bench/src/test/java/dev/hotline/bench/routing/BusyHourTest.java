package dev.hotline.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BusyHourTest {
    @ParameterizedTest
    @EnumSource
    void staysAsFullAsItIs(RoutingEvents.Who who) {
        BusyHour hour = new BusyHour(Size.MIDDLE, who::router);
        assertThat(hour.waiting()).isEqualTo(Size.MIDDLE.waiting());
        assertThat(hour.talking()).isEqualTo(Size.MIDDLE.agents());

        for (int i = 0; i < 1_000; i++) {
            hour.arrive();
            hour.free();
        }

        int idle = Size.MIDDLE.agents() - hour.talking();
        assertThat(idle).isLessThan(10);
        assertThat(hour.waiting()).isEqualTo(Size.MIDDLE.waiting() + idle);
    }
}
