package dev.hotline.server.reload;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folder again and again, on a worker thread, and says when it has changed: this also works on network file systems and with
 * the links that Kubernetes turns. A file that is being written is taken up when it is quiet.
 */
final class ConfigWatch {
    private static final Logger log = LoggerFactory.getLogger(ConfigWatch.class);

    private final Vertx vertx;
    private final Path folder;
    private final Runnable changed;
    private final Settling settling = new Settling();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean away;
    private volatile long timer = -1;

    /** @param changed called on an event loop; must not block */
    ConfigWatch(Vertx vertx, Path folder, Runnable changed) {
        this.vertx = vertx;
        this.folder = folder;
        this.changed = changed;
    }

    void start(Duration every) {
        timer = vertx.setPeriodic(every.toMillis(), id -> look());
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            vertx.executeBlocking(this::hasChanged, false)
                    .onComplete(done -> looking.set(false))
                    .onSuccess(yes -> {
                        if (yes) {
                            changed.run();
                        }
                    });
        }
    }

    private boolean hasChanged() {
        try {
            boolean settled = settling.settled(Fingerprint.of(folder));
            away = false;
            return settled;
        } catch (IOException e) {
            if (!away) {
                log.warn("the folder {} cannot be watched: {}", folder, e.toString());
            }
            away = true;
            return false;
        }
    }
}
