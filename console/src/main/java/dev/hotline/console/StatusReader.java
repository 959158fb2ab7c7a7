package dev.hotline.console;

import dev.hotline.storage.ScoreRow;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Puts together what the status page shows. A store that cannot be read leaves its part empty and the rest stands. */
final class StatusReader {
    private static final int ROWS = 20;
    private final ConsoleSources sources;
    private final Clock clock;

    StatusReader(ConsoleSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    Future<Status> read() {
        Future<Optional<List<ScoreRow>>> scores = orEmpty(sources.reports().scores(ROWS));
        var cases = orEmpty(sources.reports().cases(ROWS, true));
        var open = orEmpty(sources.reports().openCases());
        return Future.all(scores, cases, open)
                .map(all -> new Status(
                        clock.instant(),
                        sources.config().get(),
                        sources.configDesk().status(),
                        sources.links().get(),
                        sources.calls().now(),
                        sources.acd().get(),
                        sources.missingPrompts().at(clock.instant()),
                        scores.result(),
                        cases.result(),
                        open.result()));
    }

    private static <T> Future<Optional<T>> orEmpty(Future<T> read) {
        return read.map(Optional::of).otherwise(Optional.empty());
    }
}
