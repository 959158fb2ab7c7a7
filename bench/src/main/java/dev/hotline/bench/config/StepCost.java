package dev.hotline.bench.config;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Story;
import dev.hotline.handlers.story.StoryRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a step of a flow costs this thread beside its I/O: calls in manual time through 500 steps, less the same call through one. Decisions,
 * expressions, facts, prompts and the trace are those of real calls; a line and a store that answer at once are in it too.
 */
final class StepCost {
    private static final int STEPS = 500;
    private static final int WARM_UP = 300;
    private static final int CALLS = 100;
    private static final int ROUNDS = 5;
    private static final double BAR = 20;

    private static final List<String> KINDS = List.of(
            "s%d: {play: please-hold, next: s%d}\n",
            "s%d:\n    branch: [{if: \"customer.tier == 'key' && time.hour < 21\", then: s%2$d}]\n    else: s%2$d\n",
            "s%d: {set: {level: \"vars.level.endsWith('-') ? line.name : '-'\"}, next: s%d}\n",
            "s%d: {hours: office, open: s%2$d, closed: s%2$d, holiday: s%2$d}\n",
            "s%d:\n    split: [{percent: 30, then: s%2$d}, {percent: 70, then: s%2$d}]\n");

    private final Path shipped;
    private final Path folder;

    /** @param shipped the project's {@code config/} */
    StepCost(Path shipped, Path folder) {
        this.shipped = shipped;
        this.folder = folder;
    }

    void run(Bars bars) {
        bars.heading(
                "CPU of a step of a flow: play, branch, set, hours and split in turn, medians of %d".formatted(ROUNDS));
        HotlineConfig many = config("many", STEPS);
        HotlineConfig one = config("one", 1);
        for (int i = 0; i < WARM_UP; i++) {
            micros(many, 1);
            micros(one, 1);
        }
        List<Double> steps = new ArrayList<>();
        List<Double> calls = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double short1 = micros(one, CALLS);
            steps.add((micros(many, CALLS) - short1) / (STEPS - 1));
            calls.add(short1);
        }
        bars.atMost("a step", Median.of(steps, s -> s), BAR, "us");
        bars.figure("a story of one step, all of it", Median.of(calls, c -> c), "us");
    }

    /** CPU of this thread for a call. */
    private static double micros(HotlineConfig config, int calls) {
        Story story = config.stories().getFirst();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < calls; i++) {
            List<String> differences = new StoryRun(config, story).run().differences();
            if (!differences.isEmpty()) {
                throw new IllegalStateException("the call went otherwise: " + differences);
            }
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e3 / calls;
    }

    private HotlineConfig config(String name, int steps) {
        Path site = folder.resolve(name);
        try {
            Files.createDirectories(site.resolve("flows"));
            Files.createDirectories(site.resolve("stories"));
            try (Stream<Path> files = Files.list(shipped)) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(yaml|csv)"))
                        .toList()) {
                    Files.copy(file, site.resolve(file.getFileName()));
                }
            }
            String lines = Files.readString(site.resolve("lines.yaml"));
            Files.writeString(site.resolve("lines.yaml"), lines.replaceAll("flow: \\w+", "flow: main"));
            Files.writeString(site.resolve("flows/main.yaml"), flow(steps));
            Files.writeString(
                    site.resolve("stories/all.yaml"),
                    "stories: {all: {line: standard, from: 13900139003, expect: {customer: bluefin}}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfigReader(key -> "bench").reading(site).config().orElseThrow();
    }

    private static String flow(int steps) {
        StringBuilder flow = new StringBuilder("start: s1\nsteps:\n");
        for (int i = 1; i <= steps; i++) {
            flow.append("  ").append(KINDS.get((i - 1) % KINDS.size()).formatted(i, i + 1));
        }
        return flow.append("  s").append(steps + 1).append(": {hangup: }\n").toString();
    }
}
