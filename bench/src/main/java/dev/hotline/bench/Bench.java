package dev.hotline.bench;

import dev.hotline.bench.agi.AgiBench;
import dev.hotline.bench.ami.AmiBench;
import dev.hotline.bench.calls.Calls;
import dev.hotline.bench.config.ConfigBench;
import dev.hotline.bench.crowd.CrowdBench;
import dev.hotline.bench.day.DayBench;
import dev.hotline.bench.erlang.ErlangBench;
import dev.hotline.bench.routing.RoutingBench;
import dev.hotline.bench.soak.Soak;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code ./hotline bench}: the benchmarks by name. */
@Command(
        name = "hotline bench",
        mixinStandardHelpOptions = true,
        description = "Measures what the engine costs beside its peers, and fails when a bar is missed.",
        subcommands = {
            AgiBench.class,
            AmiBench.class,
            Calls.class,
            ConfigBench.class,
            CrowdBench.class,
            DayBench.class,
            ErlangBench.class,
            RoutingBench.class,
            Soak.class,
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "dev/hotline/bench/logback.xml");
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Bench::failed)
                .execute(args));
    }

    private static int failed(Exception e, CommandLine command, ParseResult arguments) {
        command.getErr().println("hotline bench: " + e.getMessage());
        return 1;
    }
}
