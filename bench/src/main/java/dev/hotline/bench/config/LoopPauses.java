package dev.hotline.bench.config;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The longest time that any event loop took longer than a millisecond to come back to a task that runs every millisecond. */
final class LoopPauses implements AutoCloseable {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicLong longest = new AtomicLong();
    private final List<ScheduledFuture<?>> tickers = new ArrayList<>();

    LoopPauses(Vertx vertx) {
        for (EventExecutor loop : ((VertxInternal) vertx).nettyEventLoopGroup()) {
            AtomicLong last = new AtomicLong(System.nanoTime());
            tickers.add(loop.scheduleWithFixedDelay(() -> tick(last), EVERY, EVERY, TimeUnit.NANOSECONDS));
        }
    }

    private void tick(AtomicLong last) {
        long now = System.nanoTime();
        long late = now - last.getAndSet(now) - EVERY;
        longest.accumulateAndGet(late, Math::max);
    }

    /** In milliseconds, since this was asked last. */
    double longest() {
        return longest.getAndSet(0) / 1e6;
    }

    @Override
    public void close() {
        tickers.forEach(ticker -> ticker.cancel(false));
    }
}
