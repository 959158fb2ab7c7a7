package dev.hotline.bench.config;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.ConfigReading;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Secret;
import dev.hotline.console.ReloadResult;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.server.metrics.Metrics;
import dev.hotline.server.reload.ConfigReloads;
import dev.hotline.server.reload.LiveConfig;
import dev.hotline.storage.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Live reloads of the whole site in what of an engine takes part in them: its event loops, the store, routing and the metrics. Beside the
 * pauses of the reloads stand those of the same loops when nothing happens, for what else the machine does delays them too.
 */
final class ReloadPauses {
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 2;
    private static final double BAR = 50;
    private static final long PATIENCE = 60;

    private final LargeSite files;
    private final Path site;
    private final Path data;

    ReloadPauses(LargeSite files, Path site, Path data) {
        this.files = files;
        this.site = site;
        this.data = data;
    }

    void run(Bars bars) {
        bars.heading(
                "A live reload of the whole site: longest pause of any event loop, medians of %d".formatted(ROUNDS));
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        try {
            Storage storage = done(Storage.open(vertx, new Secret("h2:" + data.resolve("bench"))));
            ConfigReader reader = new ConfigReader(name -> "bench");
            ConfigReading first = reader.reading(site);
            ConfigReloads reloads = reloads(vertx, reader, first, storage);
            measure(vertx, reloads, bars);
            done(reloads.close());
            done(storage.close());
        } finally {
            done(vertx.close());
        }
    }

    private ConfigReloads reloads(Vertx vertx, ConfigReader reader, ConfigReading first, Storage storage) {
        HotlineConfig config = first.config()
                .orElseThrow(() -> new IllegalStateException("the site has problems: " + first.problems()));
        LiveConfig live = new LiveConfig(config, Set.of());
        Clock clock = Clock.systemUTC();
        AcdService acd =
                new AcdService(VertxLoop.of(vertx), new Acd(config.agents().values(), clock.instant()), clock);
        Metrics metrics = new Metrics(config);
        live.onChange(metrics::configured);
        live.onChange(next -> acd.reconfigure(next.agents().values()));
        return new ConfigReloads(vertx, site, reader, Set::of, live, storage.configs(), metrics::reloaded, clock);
    }

    private void measure(Vertx vertx, ConfigReloads reloads, Bars bars) {
        List<Double> quiet = new ArrayList<>();
        List<Double> pauses = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        try (LoopPauses loops = new LoopPauses(vertx)) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                files.writeCustomers(" of round " + round);
                loops.longest();
                await(1);
                double before = loops.longest();
                long start = System.nanoTime();
                ReloadResult result = done(reloads.reload("bench", "round " + round));
                double took = (System.nanoTime() - start) / 1e9;
                await(1);
                double pause = loops.longest();
                if (result.outcome() != ReloadResult.Outcome.TAKEN) {
                    throw new IllegalStateException("reload: " + result + " (expected: taken)");
                }
                if (round >= 0) {
                    quiet.add(before);
                    pauses.add(pause);
                    seconds.add(took);
                }
            }
        }
        bars.atMost("longest pause in a reload and the second after", Median.of(pauses, p -> p), BAR, "ms");
        bars.figure(
                "the worst of all rounds",
                pauses.stream().mapToDouble(p -> p).max().orElseThrow(),
                "ms");
        bars.figure("longest pause in a second of quiet", Median.of(quiet, p -> p), "ms");
        bars.figure("a reload, from asking to serving", Median.of(seconds, s -> s), "s");
    }

    private static void await(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.await(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("not done within " + PATIENCE + " s", e);
        }
    }
}
