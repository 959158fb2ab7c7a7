package dev.hotline.server.reload;

import dev.hotline.config.source.SourceFile;
import dev.hotline.storage.ConfigHistory;
import dev.hotline.storage.ConfigLoad;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the versions that served, in their order, and tries again while the store is away: a reload never waits for it. Callable from any
 * thread; works on one context.
 */
final class ConfigKeeper {
    private static final Logger log = LoggerFactory.getLogger(ConfigKeeper.class);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    /** More than people change while a database is away. */
    private static final int MOST_WAITING = 50;

    private final Vertx vertx;
    private final Context context;
    private final ConfigHistory history;
    private final Duration again;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Promise<Void> ended = Promise.promise();
    private boolean keeping;
    private boolean closing;
    private long timer = -1;

    /** @param first whether it is the version of a start, which is kept only when the engine served another before */
    private record Waiting(ConfigLoad load, List<SourceFile> files, boolean first) {}

    /** @param again how long after a failure the next try is made */
    ConfigKeeper(Vertx vertx, ConfigHistory history, Duration again) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.history = history;
        this.again = again;
    }

    void keepStart(ConfigLoad load, List<SourceFile> files) {
        add(new Waiting(load, files, true));
    }

    void keep(ConfigLoad load, List<SourceFile> files) {
        add(new Waiting(load, files, false));
    }

    /** Tries once more to keep what waits, for a few seconds, and then no more. */
    Future<Void> close() {
        return onContext(() -> {
                    closing = true;
                    vertx.cancelTimer(timer);
                    next();
                    endIfClosing();
                })
                .compose(v -> ended.future().timeout(CLOSE.toMillis(), TimeUnit.MILLISECONDS))
                .otherwiseEmpty();
    }

    /** Nothing is being kept now: whatever waits still has failed. */
    private void endIfClosing() {
        if (closing && !keeping && ended.tryComplete()) {
            waiting.forEach(lost -> log.error(
                    "config {}: that it served is not kept", lost.load().version()));
        }
    }

    private void add(Waiting one) {
        onContext(() -> {
            if (waiting.size() == MOST_WAITING) {
                log.error(
                        "config {}: that it served is not kept: too many wait for the store",
                        waiting.removeFirst().load().version());
            }
            waiting.addLast(one);
            next();
        });
    }

    private void next() {
        if (keeping || waiting.isEmpty() || ended.future().isComplete()) {
            return;
        }
        keeping = true;
        Waiting one = waiting.getFirst();
        keep(one)
                .onComplete(done -> context.runOnContext(v -> {
                    keeping = false;
                    if (done.succeeded()) {
                        waiting.remove(one);
                        next();
                    } else if (!closing) {
                        tryAgain(one, done.cause());
                    }
                    endIfClosing();
                }));
    }

    private void tryAgain(Waiting one, Throwable why) {
        log.warn(
                "config {} serves, but is not kept yet, trying again in {} s: {}",
                one.load().version(),
                again.toSeconds(),
                why.getMessage());
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(again.toMillis(), id -> context.runOnContext(v -> next()));
    }

    private Future<Void> keep(Waiting one) {
        Future<Boolean> known = one.first()
                ? history.last(one.load().node())
                        .map(last -> last.filter(
                                        load -> load.version().equals(one.load().version()))
                                .isPresent())
                : Future.succeededFuture(false);
        return known.compose(yes -> yes ? Future.succeededFuture() : history.keep(one.load(), one.files()));
    }

    private Future<Void> onContext(Runnable work) {
        return Future.future(promise -> context.runOnContext(v -> {
            work.run();
            promise.complete();
        }));
    }
}
