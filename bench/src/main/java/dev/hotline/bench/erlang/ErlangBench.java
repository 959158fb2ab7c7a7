package dev.hotline.bench.erlang;

import dev.hotline.bench.kit.Bars;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hotline bench erlang}. */
@Command(
        name = "erlang",
        mixinStandardHelpOptions = true,
        description =
                "Simulates groups of 5 to 700 agents in the real routing core and compares them with Erlang C and Erlang A.")
public final class ErlangBench implements Callable<Integer> {
    /** How often a core that is right may fail, whatever the seed: each interval gets its share of it (Bonferroni). */
    private static final double ERROR_OF_ALL = 0.01;

    private static final int SHORT = 10_000;
    private static final int SHORT_PER_AGENT = 50;
    private static final int LONG = 10;

    @Option(names = "--long", description = "Ten times as many calls: for figures to keep.")
    private boolean longer;

    @Option(names = "--seed", paramLabel = "N", description = "Of the calls; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Bars bars = new Bars(spec.commandLine().getOut());
        int figures =
                Case.ALL.stream().mapToInt(given -> given.patient() ? 3 : 4).sum();
        double error = ERROR_OF_ALL / figures;
        bars.heading("Theory beside the routing core, seed %d: %d figures, each interval of %.3f%% confidence"
                .formatted(seed, figures, 100 * (1 - error)));
        IntStream.range(0, Case.ALL.size())
                .parallel()
                .mapToObj(i -> run(Case.ALL.get(i), seed + i, error))
                .forEachOrdered(result -> show(result, bars));
        return bars.verdict();
    }

    private CaseRun.Result run(Case given, long seed, double error) {
        int batch = (SHORT + SHORT_PER_AGENT * given.agents()) * (longer ? LONG : 1);
        return new CaseRun(given, batch, seed).run(error);
    }

    private static void show(CaseRun.Result result, Bars bars) {
        bars.heading(title(result));
        for (CaseRun.Figure figure : result.figures()) {
            bars.check(row(figure), figure.agrees());
        }
        bars.check("calls that wait otherwise than the recursion says: " + result.differing(), result.differing() == 0);
    }

    private static String title(CaseRun.Result result) {
        Case given = result.given();
        return String.format(
                Locale.ROOT,
                "%s: %d agents, %s erlangs, talks of %d s%s, %,d calls",
                given.patient() ? "Erlang C" : "Erlang A",
                given.agents(),
                given.load(),
                given.talk().toSeconds(),
                given.patient() ? "" : ", patience of " + given.patience().toSeconds() + " s",
                result.calls());
    }

    private static String row(CaseRun.Figure figure) {
        double scale = figure.unit().isEmpty() ? 100 : 1;
        return String.format(
                Locale.ROOT,
                "%-24s theory %8.3f %-2s simulated %8.3f +/- %.3f",
                figure.name(),
                scale * figure.theory(),
                figure.unit().isEmpty() ? "%" : figure.unit(),
                scale * figure.simulated().estimate(),
                scale * figure.simulated().halfWidth());
    }
}
