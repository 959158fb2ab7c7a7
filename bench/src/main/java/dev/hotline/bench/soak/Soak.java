package dev.hotline.bench.soak;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Child;
import dev.hotline.testkit.fake.FakeAsterisk;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hotline bench soak}. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description =
                "FastAGI server and AMI link under steady load while both wires are hurt at random: nothing may be left over.")
public final class Soak implements Callable<Integer> {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(30);

    @Option(names = "--long", description = "30 minutes instead of one.")
    private boolean isLong;

    @Option(names = "--seconds", paramLabel = "N", description = "Another time.")
    private long seconds;

    @Option(names = "--rate", paramLabel = "N", description = "New sessions in a second (default: ${DEFAULT-VALUE}).")
    private int rate = 50;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of what goes wrong, as an earlier run has printed it (default: another each time).")
    private long seed = new Random().nextInt(1_000_000);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Duration time = seconds > 0 ? Duration.ofSeconds(seconds) : isLong ? LONG : SHORT;
        out.printf("soak: %d s, %d sessions/s, seed %d%n", time.toSeconds(), rate, seed);
        out.flush();
        try (FakeAsterisk fake = FakeAsterisk.start();
                Child engine = Child.start(
                        SoakEngine.class, List.of("-DHOTLINE_LOG_LEVEL=ERROR"), String.valueOf(fake.amiPort()));
                SoakRun run = new SoakRun(fake, engine, seed, out)) {
            run.go(time, rate);
            Bars bars = new Bars(out);
            new Verdict(bars, run.outcome()).print();
            return bars.verdict();
        }
    }
}
