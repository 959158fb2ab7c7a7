package dev.hotline.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the changed parts of the status page to whoever has it open, each second, as server-sent events. Nothing is read while nobody
 * looks. Safe from any thread; it works on event loops.
 */
final class LiveFeed {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final long EVERY_MS = 1000;
    private static final int MOST_VIEWERS = 200;

    private final Vertx vertx;
    private final StatusReader status;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile long timer = -1;

    LiveFeed(Vertx vertx, StatusReader status) {
        this.vertx = vertx;
        this.status = status;
    }

    void start() {
        timer = vertx.setPeriodic(EVERY_MS, id -> tick());
    }

    /** Keeps the response open and sends to it until it is closed; false when there are too many viewers. */
    boolean add(HttpServerResponse response, Words words) {
        if (viewers.size() >= MOST_VIEWERS) {
            return false;
        }
        Viewer viewer = new Viewer(response, words);
        response.setChunked(true);
        response.closeHandler(closed -> viewers.remove(viewer));
        response.exceptionHandler(broken -> viewers.remove(viewer));
        viewers.add(viewer);
        tick();
        return true;
    }

    void close() {
        vertx.cancelTimer(timer);
    }

    private void tick() {
        if (!viewers.isEmpty() && reading.compareAndSet(false, true)) {
            status.read()
                    .onComplete(done -> reading.set(false))
                    .onSuccess(this::send)
                    .onFailure(why -> log.warn("the live page is not fed: {}", why.toString()));
        }
    }

    private void send(Status now) {
        Map<Words, Map<String, String>> parts = new HashMap<>();
        for (Viewer viewer : viewers) {
            viewer.send(parts.computeIfAbsent(viewer.words(), words -> StatusSections.of(now, words)));
        }
    }
}
