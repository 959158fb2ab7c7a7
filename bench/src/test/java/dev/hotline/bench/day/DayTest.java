package dev.hotline.bench.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hotline.bench.simulation.Given;
import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.bench.simulation.Simulation;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.routing.Acd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DayTest {
    private static final Instant START = Given.START;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Agent agent = Given.agent(1, Grade.TOP, Map.of("s0", 5));

    @Test
    void theProfile_isAWholeDay_withTwelveOfAHundredInTheBusiestHour() {
        assertThat(DayCalls.PROFILE).hasSize(24);
        assertThat(DayCalls.PROFILE.stream().mapToInt(share -> share).sum()).isEqualTo(1_000);
        assertThat(DayCalls.PROFILE.get(DayCalls.BUSIEST_HOUR)).isEqualTo(120);
    }

    @Test
    void calls_areInOrder_aTenthOfKeyAccounts_withTheMeanTalkThatWasMeant() {
        List<SimulatedCall> calls = new DayCalls(new Site(100, 10, random), random).calls(30_000);

        assertThat(calls).hasSize(30_000).extracting(SimulatedCall::arrival).isSorted();
        assertThat(calls.stream().filter(call -> call.waiting().vip()).count()).isBetween(2_800L, 3_200L);
        assertThat(calls.stream()
                        .mapToLong(call -> call.talk().toSeconds())
                        .average()
                        .orElseThrow())
                .isCloseTo(780, within(20.0));
    }

    @Test
    void site_hasAgentsForEverySkill_inGroupsAlike() {
        Site site = new Site(700, 40, random);

        assertThat(site.agents())
                .hasSize(700)
                .allMatch(one -> one.skills().size() >= 3 && one.skills().size() <= 5);
        assertThat(site.agents().stream()
                        .flatMap(one -> one.skills().keySet().stream())
                        .distinct())
                .hasSize(40);
        assertThat(site.agents().subList(0, Site.GROUP))
                .extracting(Agent::skills)
                .containsOnly(site.agents().getFirst().skills());
    }

    @Test
    void promises_keptBrokenAndOpen_areToldApart() {
        Promises promises = new Promises(new TenToTwenty());
        Acd acd = new Acd(List.of(), START);
        for (int number = 0; number < 6; number++) {
            promises.waits(call(number), acd, START);
        }

        promises.connected(call(0), agent, START.plusSeconds(20));
        promises.connected(call(1), agent, START.plusSeconds(5));
        promises.connected(call(2), agent, START.plusSeconds(21));
        promises.abandoned(call(3), START.plusSeconds(19));
        promises.abandoned(call(4), START.plusSeconds(25));

        assertThat(promises.given()).isEqualTo(5.0 / 6);
        assertThat(promises.kept()).isEqualTo(2.0 / 4);
        assertThat(promises.sooner()).isEqualTo(1.0 / 2);
    }

    @Test
    void holdTime_followsTheWaits_byAQuarterEach() {
        HoldTime holdTime = new HoldTime();
        Acd acd = new Acd(List.of(), START);

        assertThat(holdTime.promise(call(0), acd, START)).contains(atMost(1));
        holdTime.connected(call(0), agent, START.plusSeconds(960));
        assertThat(holdTime.promise(call(1), acd, START)).contains(atMost(4));
        holdTime.connected(call(1), agent, START.plusSeconds(960));
        assertThat(holdTime.promise(call(2), acd, START)).contains(atMost(7));
    }

    @Test
    void work_isCountedInItsHours_andComparedAmongThoseAlike() {
        Agent idle = Given.agent(2, Grade.TOP, Map.of("s0", 5));
        Work work = new Work(List.of(agent, idle), 2);

        work.connected(call(0), agent, START.plus(Duration.ofMinutes(50)));

        assertThat(work.occupancy(0)).isCloseTo(10.0 / 120, within(1e-9));
        assertThat(work.occupancy(1)).isCloseTo(20.0 / 120, within(1e-9));
        assertThat(work.occupancy()).isCloseTo(30.0 / 240, within(1e-9));
        assertThat(work.mostToMean()).containsExactly(2.0);
    }

    @Test
    void aSmallDay_endsWithEveryCallAnsweredOrGone() {
        Site site = new Site(50, 8, random);
        Waits all = new Waits(call -> true);
        List<SimulatedCall> calls = new DayCalls(site, random).calls(3_000);

        new Simulation(new Acd(site.agents(), START), calls.iterator(), List.of(all)).run();

        assertThat(all.calls()).isEqualTo(3_000);
        assertThat(all.abandonment()).isBetween(0.01, 0.5);
        assertThat(all.serviceLevel()).isBetween(0.3, 0.99);
    }

    private static Promise atMost(int minutes) {
        return new Promise(Duration.ZERO, Duration.ofMinutes(minutes));
    }

    private static SimulatedCall call(int number) {
        return new SimulatedCall(
                number,
                Given.call(number, Given.plainQueue("s0"), false, START),
                Duration.ofMinutes(29),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5));
    }

    /** Promises ten to twenty seconds to all but the sixth. */
    private static final class TenToTwenty implements Promiser {
        @Override
        public Optional<Promise> promise(SimulatedCall call, Acd acd, Instant now) {
            return call.number() == 5
                    ? Optional.empty()
                    : Optional.of(new Promise(Duration.ofSeconds(10), Duration.ofSeconds(20)));
        }
    }
}
