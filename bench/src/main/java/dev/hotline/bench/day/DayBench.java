package dev.hotline.bench.day;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import dev.hotline.bench.simulation.Given;
import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.bench.simulation.Simulation;
import dev.hotline.routing.Acd;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hotline bench day}. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        description =
                "Simulates a day of 30,000 calls, 700 agents and 40 skills in the real routing core: how long it takes, and how all fare.")
public final class DayBench implements Callable<Integer> {
    private static final int CALLS = 30_000;
    private static final int AGENTS = 700;
    private static final int SKILLS = 40;
    private static final double WALL_BAR = 5;
    private static final double FAIR_BAR = 1.25;
    private static final double KEPT_BAR = 9;
    /** A promise that is kept by saying little, or to few, is none: so many of a hundred who wait hear one, and so wide it is at most. */
    private static final double GIVEN_BAR = 95;

    private static final double WIDTH_BAR_MIN = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Of the site and its calls; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Waits all = new Waits(call -> true);
    private final Waits key = new Waits(call -> call.waiting().vip());
    private final Waits others = new Waits(call -> !call.waiting().vip());
    private final Promises told = new Promises(new Told());
    private final Promises holdTime = new Promises(new HoldTime());

    @Override
    public Integer call() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Site site = new Site(AGENTS, SKILLS, random);
        List<SimulatedCall> calls = new DayCalls(site, random).calls(CALLS);
        Work work = new Work(site.agents(), DayCalls.PROFILE.size());
        Bars bars = new Bars(spec.commandLine().getOut());
        bars.heading("A day of %,d calls, %d agents, %d skills, seed %d".formatted(calls.size(), AGENTS, SKILLS, seed));

        long start = System.nanoTime();
        Acd acd = new Acd(site.agents(), Given.START);
        long events = new Simulation(acd, calls.iterator(), List.of(all, key, others, work, told, holdTime)).run();
        double wall = (System.nanoTime() - start) / 1e9;

        bars.atMost("wall time", wall, WALL_BAR, "s");
        bars.figure("of it for each of %,d events".formatted(events), wall * 1e6 / events, "us");
        show("all calls", all, bars);
        show("key accounts", key, bars);
        show("others", others, bars);
        show(work, bars);
        judge(told, bars);
        show("app_queue's hold time (no bar: a peer)", holdTime, bars);
        return bars.verdict();
    }

    private static void show(String who, Waits waits, Bars bars) {
        bars.heading("%s: %,d".formatted(who, waits.calls()));
        bars.figure(
                "answered within %d s".formatted(Given.TARGET.within().toSeconds()), 100 * waits.serviceLevel(), "%");
        bars.figure("mean wait of those answered", waits.speedOfAnswer(), "s");
        bars.figure("hung up before", 100 * waits.abandonment(), "%");
        bars.figure("longest wait", waits.longest().toMillis() / 1e3, "s");
    }

    private static void show(Work work, Bars bars) {
        bars.heading("agents");
        bars.figure("occupancy, all day", 100 * work.occupancy(), "%");
        bars.figure("occupancy, busiest hour", 100 * work.occupancy(DayCalls.BUSIEST_HOUR), "%");
        List<Double> shares = work.mostToMean();
        bars.atMost(
                "most work to mean work in a group alike, median of groups", Median.of(shares, s -> s), FAIR_BAR, "x");
        bars.figure(
                "the same, worst group",
                shares.stream().mapToDouble(s -> s).max().orElseThrow(),
                "x");
    }

    private static void judge(Promises promises, Bars bars) {
        bars.heading("promises: the core's");
        bars.atLeast("of those who waited, got one", 100 * promises.given(), GIVEN_BAR, "%");
        bars.atLeast("kept, of ten: answered no later than promised", 10 * promises.kept(), KEPT_BAR, "");
        bars.atMost("from the least to the most promised, mean", promises.width(), WIDTH_BAR_MIN, "min");
        bars.figure("of these, sooner than the least promised", 100 * promises.sooner(), "%");
    }

    private static void show(String who, Promises promises, Bars bars) {
        bars.heading("promises: " + who);
        bars.figure("of those who waited, got one", 100 * promises.given(), "%");
        bars.figure("kept: answered no later than promised", 100 * promises.kept(), "%");
        bars.figure("from the least to the most promised, mean", promises.width(), "min");
        bars.figure("of these, sooner than the least promised", 100 * promises.sooner(), "%");
    }
}
