package dev.hotline.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./hotline bench}: the benchmarks by name. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what the engine costs beside its peers, and fails when a bar is missed.")
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
