package dev.hotline.bench.routing;

import dev.hotline.bench.kit.Bars;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hotline bench routing}. */
@Command(
        name = "routing",
        mixinStandardHelpOptions = true,
        description =
                "Measures what an event costs the routing core with all agents busy and callers waiting, beside a plain scan.")
public final class RoutingBench implements Callable<Integer> {
    private static final double BAR = 20;
    private static final TimeValue SECOND = TimeValue.seconds(1);

    @Option(
            names = "--long",
            description = "Three forks of ten seconds each, in place of one of five: for figures to keep.")
    private boolean longer;

    @Option(names = "--only", paramLabel = "SIZE", description = "Only these sizes: ${COMPLETION-CANDIDATES}.")
    private Set<Size> only = EnumSet.allOf(Size.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws RunnerException {
        Bars bars = new Bars(spec.commandLine().getOut());
        bars.heading("Time per event: a call arrives, an agent becomes free and gets the next one");
        Map<Size, Double> times = new EnumMap<>(Size.class);
        for (Size size : EnumSet.copyOf(only)) {
            times.put(size, compare(size, bars));
        }
        Double large = times.get(Size.LARGE);
        Double crowded = times.get(Size.CROWDED);
        if (large != null && crowded != null) {
            growth(crowded / large, bars);
        }
        return bars.verdict();
    }

    private static void growth(double growth, Bars bars) {
        double more = (double) Size.CROWDED.waiting() / Size.LARGE.waiting();
        bars.heading("Growth, with %.0f times as many waiting".formatted(more));
        bars.atMost("the core's time", growth, more / 2, "x");
    }

    /** The core's time. */
    private double compare(Size size, Bars bars) throws RunnerException {
        bars.heading(size.title());
        Result<?> core = measure(size, RoutingEvents.Who.CORE);
        if (size == Size.MIDDLE) {
            bars.atMost("the core", core.getScore(), BAR, "us");
        } else {
            bars.figure("the core", core.getScore(), "us");
        }
        bars.figure("the core, 99.9% interval +/-", core.getScoreError(), "us");
        Result<?> scan = measure(size, RoutingEvents.Who.SCAN);
        bars.figure("a plain scan", scan.getScore(), "us");
        bars.figure("a plain scan to the core", scan.getScore() / core.getScore(), "x");
        return core.getScore();
    }

    private Result<?> measure(Size size, RoutingEvents.Who who) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(RoutingEvents.class.getName())
                .param("who", who.name())
                .param("size", size.name())
                .warmupIterations(5)
                .warmupTime(SECOND)
                .measurementIterations(longer ? 10 : 5)
                .measurementTime(SECOND)
                .forks(longer ? 3 : 1)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        return new Runner(options).runSingle().getPrimaryResult();
    }
}
