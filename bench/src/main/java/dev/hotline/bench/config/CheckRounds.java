package dev.hotline.bench.config;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code hotline check} of the site as a process, from its start to its end, beside one that only reads the files; they take turns. */
final class CheckRounds {
    private static final int ROUNDS = 3;
    private static final double BAR = 3;
    /** The last look at the process's CPU is at most so long before its end. */
    private static final long LOOK_EVERY_MS = 20;

    /** As the launcher starts commands that end in a moment. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC");

    private final Path jar;
    private final Path site;

    CheckRounds(Path jar, Path site) {
        this.jar = jar;
        this.site = site;
    }

    void run(Bars bars) {
        bars.heading(
                "hotline check of the whole site, its stories included, as a process; medians of %d".formatted(ROUNDS));
        List<Cost> checks = new ArrayList<>();
        List<Cost> reads = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            checks.add(cost(List.of("-jar", jar.toString(), "check", site.toString())));
            reads.add(cost(
                    List.of("-cp", System.getProperty("java.class.path"), PlainRead.class.getName(), site.toString())));
        }
        bars.atMost("check, wall time from start to end", Median.of(checks, Cost::wall), BAR, "s");
        bars.figure("check, CPU", Median.of(checks, Cost::cpu), "s");
        bars.figure("SnakeYAML alone and the lines of the CSV, wall time", Median.of(reads, Cost::wall), "s");
        bars.figure("check to SnakeYAML alone, CPU", Median.of(checks, Cost::cpu) / Median.of(reads, Cost::cpu), "x");
    }

    /** What a process took, in seconds. */
    private record Cost(double wall, double cpu) {}

    private Cost cost(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(OPTIONS);
        command.addAll(arguments);
        Path log = site.resolveSibling("check.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HOTLINE_AMI_SECRET", "bench");
        try {
            long start = System.nanoTime();
            Process process = builder.start();
            Duration cpu = Duration.ZERO;
            while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                cpu = process.info().totalCpuDuration().orElse(cpu);
            }
            double wall = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "exit status: " + process.exitValue() + " (expected: 0) of " + command + ", see " + log);
            }
            return new Cost(wall, cpu.toMillis() / 1e3);
        } catch (IOException e) {
            throw new UncheckedIOException("could not be started: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
