package dev.hotline.bench.calls;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import dev.hotline.testbed.Home;
import dev.hotline.testbed.RunFolder;
import dev.hotline.testbed.asterisk.AsteriskInstall;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hotline bench calls}. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        description = {
            "Makes real calls with SIPp through a real Asterisk: some served by the engine, with AGI, AMI, routing, SQL and metrics, some by"
                    + " Asterisk's dialplan alone. Each is a greeting, a key, a talk of 2 s with an agent, a score by key, and goodbye.",
            "Needs Linux and SIPp (apt-get install sip-tester). About 4 minutes, on a machine that does nothing else."
        })
public final class Calls implements Callable<Integer> {
    /** So many that the compiler has little more to do for them. */
    private static final int SCRIPTED = 8000;

    private static final int SCRIPTED_ROUNDS = 3;
    private static final int ROUNDS = 2;
    private static final int LONG_ROUNDS = 6;
    private static final int WARM_UP = 300;
    private static final int LONG_WARM_UP = 3000;

    @Option(names = "--long", description = "6 rounds of each in place of 2, a longer warm-up: about 13 minutes")
    private boolean full;

    @Option(names = "--rate", defaultValue = "20", description = "calls in a second (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--calls", defaultValue = "600", description = "calls in a round (default: ${DEFAULT-VALUE})")
    private int calls;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        AsteriskInstall.Available install = install();
        Path folder = RunFolder.make();
        spec.commandLine().getErr().println("All files of this run are in " + folder);
        try (Hotline hotline = new Hotline(home(), folder, install)) {
            hotline.start();
            double scripted = warmUp(hotline);
            List<Pair> pairs = measure(hotline);
            return judge(pairs, scripted, install.description(), out);
        }
    }

    private AsteriskInstall.Available install() {
        return switch (AsteriskInstall.find(spec.commandLine().getErr()::println)) {
            case AsteriskInstall.Available found -> found;
            case AsteriskInstall.Unavailable none -> throw new IllegalStateException("no Asterisk: " + none.why());
        };
    }

    private static Home home() throws IOException {
        return new Home(Path.of(System.getProperty("hotline.home", ".")).toRealPath());
    }

    /**
     * Scripted calls bring the engine to where it is after an hour of work; real ones then both Asterisks, and what only they do.
     *
     * @return CPU milliseconds for a scripted call in the last round of them
     */
    private double warmUp(Hotline hotline) {
        double scripted = 0;
        for (int round = 0; round < SCRIPTED_ROUNDS; round++) {
            scripted = hotline.script(SCRIPTED);
        }
        progress("warm-up", hotline.byEngine(rate, full ? LONG_WARM_UP : WARM_UP));
        progress("warm-up, dialplan", hotline.inDialplan(rate, calls / 6));
        return scripted;
    }

    private List<Pair> measure(Hotline hotline) {
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round < (full ? LONG_ROUNDS : ROUNDS); round++) {
            Round dialplan = progress("dialplan", hotline.inDialplan(rate, calls));
            pairs.add(new Pair(dialplan, progress("engine", hotline.byEngine(rate, calls))));
        }
        return pairs;
    }

    private Round progress(String what, Round round) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "  %-17s Asterisk %.2f ms, engine %.2f ms a call; %d good, %d failed%n",
                what,
                round.asteriskMs(),
                round.engineMs(),
                round.counts().good(),
                round.counts().failed());
        err.flush();
        return round;
    }

    private int judge(List<Pair> pairs, double scripted, String asterisk, PrintWriter out) {
        Bars bars = new Bars(out);
        bars.heading("Real calls, %d in a second, medians of %d rounds of %d calls, %s"
                .formatted(rate, pairs.size(), calls, asterisk));
        bars.figure(
                "Asterisk, pure dialplan",
                Median.of(pairs, pair -> pair.dialplan().asteriskMs()),
                "ms CPU a call");
        bars.figure(
                "Asterisk, with the engine",
                Median.of(pairs, pair -> pair.engine().asteriskMs()),
                "ms CPU a call");
        bars.figure(
                "engine without a call, in the same time",
                Median.of(pairs, pair -> pair.dialplan().engineMs()),
                "ms CPU");
        bars.figure("engine, calls without sound or time, as fast as it can", scripted, "ms CPU a call");
        bars.atMost("engine", Median.of(pairs, pair -> pair.engine().engineMs()), 1.0, "ms CPU a call");
        bars.atMost("engine, of Asterisk's", 100 * Median.of(pairs, Pair::engineShare), 6, "%");
        bars.atMost("Asterisk and engine, of pure dialplan's", Median.of(pairs, Pair::ratio), 1.15, "times");
        bars.atMost(
                "calls that failed, by SIPp",
                pairs.stream().mapToInt(Pair::failed).sum(),
                0,
                "calls");
        bars.atMost(
                "calls without their score in SQL",
                pairs.stream().mapToInt(Pair::notStored).sum(),
                0,
                "calls");
        return bars.verdict();
    }
}
