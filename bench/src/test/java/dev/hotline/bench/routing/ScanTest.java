package dev.hotline.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.bench.simulation.Given;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScanTest {
    private static final Instant START = Given.START;
    private static final Agent GOOD = Given.agent(1, Grade.JUNIOR, Map.of("s", 9));
    private static final Agent BEST = Given.agent(2, Grade.JUNIOR, Map.of("s", 10));
    private static final Agent WEAK = Given.agent(3, Grade.JUNIOR, Map.of("s", 3));

    @Test
    void theBestLevel_answersFirst_andWhoeverIsFreeGetsTheNext() {
        Scan scan = new Scan(List.of(GOOD, BEST), START);

        assertThat(scan.arrive(call(0, false, 0), at(0)))
                .extracting(Offer::agent)
                .containsExactly(BEST);
        assertThat(scan.arrive(call(1, false, 1), at(1)))
                .extracting(Offer::agent)
                .containsExactly(GOOD);
        assertThat(scan.arrive(call(2, false, 2), at(2))).isEmpty();
        assertThat(scan.free(call(1, false, 1).call(), at(3)))
                .extracting(Offer::call)
                .containsExactly(call(2, false, 2).call());
    }

    @Test
    void keyAccounts_areBeforeThoseWhoCameFiveMinutesEarlier_andNotBeforeOthers() {
        Scan scan = new Scan(List.of(BEST), START);
        scan.arrive(call(0, false, 0), at(0));
        scan.arrive(call(1, false, 1), at(1));
        scan.arrive(call(2, false, 200), at(200));
        scan.arrive(call(3, true, 400), at(400));

        assertThat(scan.free(call(0, false, 0).call(), at(450)))
                .extracting(Offer::call)
                .containsExactly(call(1, false, 1).call());
        assertThat(scan.free(call(1, false, 1).call(), at(460)))
                .extracting(Offer::call)
                .containsExactly(call(3, true, 400).call());
    }

    @Test
    void lowLevels_answerWhenTheRingHasWidened() {
        Scan scan = new Scan(List.of(WEAK), START);

        assertThat(scan.arrive(call(0, false, 0), at(0))).isEmpty();
        assertThat(scan.arrive(call(1, false, 20), at(20)))
                .extracting(Offer::call)
                .containsExactly(call(0, false, 0).call());
    }

    private static WaitingCall call(int number, boolean vip, int since) {
        return Given.call(number, Given.widening("s"), vip, at(since));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
