package dev.hotline.bench.config;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.handlers.story.Stories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How many stories of the large site run in a second, on one thread. */
final class StorySpeed {
    private static final int ROUNDS = 5;
    private static final double BAR = 200;

    private final Path site;

    StorySpeed(Path site) {
        this.site = site;
    }

    void run(Bars bars) {
        bars.heading("Stories of the whole site, one after the other, medians of %d".formatted(ROUNDS));
        HotlineConfig config =
                new ConfigReader(name -> "bench").reading(site).config().orElseThrow();
        List<Double> speeds = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            Stories.problems(config);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (round > 0) {
                speeds.add(config.stories().size() / seconds);
            }
        }
        bars.atLeast("stories in a second", Median.of(speeds, s -> s), BAR, "");
    }
}
