package dev.hotline.bench.config;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code hotline check} of the site as a process, from its start to its end, beside one that only reads the files; they take turns. */
final class CheckRounds {
    private static final int ROUNDS = 3;
    private static final double BAR = 3;

    /** As the launcher starts commands that end in a moment. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC");

    private final Path jar;
    private final Path site;

    CheckRounds(Path jar, Path site) {
        this.jar = jar;
        this.site = site;
    }

    void run(Bars bars) {
        bars.heading("hotline check of the whole site, its stories included: wall time of the process, medians of %d"
                .formatted(ROUNDS));
        List<Double> checks = new ArrayList<>();
        List<Double> reads = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            checks.add(seconds(List.of("-jar", jar.toString(), "check", site.toString())));
            reads.add(seconds(
                    List.of("-cp", System.getProperty("java.class.path"), PlainRead.class.getName(), site.toString())));
        }
        bars.atMost("check", Median.of(checks, s -> s), BAR, "s");
        bars.figure("SnakeYAML alone, and the lines of the CSV", Median.of(reads, s -> s), "s");
        bars.figure("check to SnakeYAML alone", Median.of(checks, s -> s) / Median.of(reads, s -> s), "x");
    }

    private static double seconds(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(OPTIONS);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(Redirect.to(new File("/dev/null")))
                .redirectError(Redirect.INHERIT);
        builder.environment().put("HOTLINE_AMI_SECRET", "bench");
        builder.environment().put("HOTLINE_LOG_LEVEL", "ERROR");
        try {
            long start = System.nanoTime();
            int status = builder.start().waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (status != 0) {
                throw new IllegalStateException("exit status: " + status + " (expected: 0) of " + command);
            }
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException("could not be started: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
