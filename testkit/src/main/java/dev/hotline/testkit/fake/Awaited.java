package dev.hotline.testkit.fake;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Things that come and that a test waits for, each given once. Thread-safe. */
final class Awaited<T> {
    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<T> arrived = new LinkedBlockingQueue<>();
    private volatile @Nullable Consumer<T> taker;

    void add(T thing) {
        Consumer<T> handler = taker;
        if (handler == null) {
            arrived.add(thing);
        } else {
            Thread.ofVirtual().start(() -> handler.accept(thing));
        }
    }

    /** Gives what comes from now on to somebody, instead of keeping it for who waits. */
    void to(Consumer<T> handler) {
        taker = handler;
    }

    /**
     * The next that is like this; others before it are passed over.
     *
     * @throws IllegalStateException when none comes within 10 s
     */
    T next(String what, Predicate<T> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (T thing = poll(end); thing != null; thing = poll(end)) {
                if (wanted.test(thing)) {
                    return thing;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("no " + what + " came (expected: within " + PATIENCE_SECONDS + " s)");
    }

    private @Nullable T poll(long end) throws InterruptedException {
        return arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
