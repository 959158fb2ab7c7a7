package dev.hotline.core;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/** A Vert.x context. */
public final class VertxLoop implements Loop {
    private final Vertx vertx;
    private final Context context;

    private VertxLoop(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
    }

    /** The context that the caller is on, or a new one. */
    public static VertxLoop of(Vertx vertx) {
        return new VertxLoop(vertx, vertx.getOrCreateContext());
    }

    @Override
    public void run(Runnable task) {
        context.runOnContext(v -> task.run());
    }

    @Override
    public Runnable after(Duration wait, Runnable task) {
        long timer = vertx.setTimer(Math.max(1, wait.plusNanos(999_999).toMillis()), id -> run(task));
        return () -> vertx.cancelTimer(timer);
    }

    @Override
    public Loop here() {
        return of(vertx);
    }
}
