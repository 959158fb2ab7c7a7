package dev.hotline.server;

import dev.hotline.config.HotlineConfig;
import dev.hotline.storage.Reports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** How many customers should have been reached by now, asked of the store every few seconds: a scrape does not wait for it. */
final class OverdueCases {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Supplier<HotlineConfig> config;
    private final Reports reports;
    private final InstantSource clock;
    private volatile OptionalInt latest = OptionalInt.empty();
    private volatile long timer;

    OverdueCases(Vertx vertx, Supplier<HotlineConfig> config, Reports reports, InstantSource clock) {
        this.vertx = vertx;
        this.config = config;
        this.reports = reports;
        this.clock = clock;
    }

    /** Counts now and from time to time; completes with the first count. */
    Future<Void> start() {
        timer = vertx.setPeriodic(EVERY.toMillis(), id -> count());
        return count();
    }

    Future<Void> stop() {
        vertx.cancelTimer(timer);
        return Future.succeededFuture();
    }

    /** Empty when there is no target, or the store could not be read. */
    OptionalInt latest() {
        return latest;
    }

    private Future<Void> count() {
        return config.get()
                .callback()
                .target()
                .map(target ->
                        reports.overdueCases(clock.instant().minus(target)).map(OptionalInt::of))
                .orElse(Future.succeededFuture(OptionalInt.empty()))
                .otherwise(OptionalInt.empty())
                .onSuccess(count -> latest = count)
                .mapEmpty();
    }
}
