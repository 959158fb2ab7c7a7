package dev.hotline.testkit.fake;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Things that come and that a test waits for, each given once. Thread-safe. */
final class Awaited<T> {
    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<T> arrived = new LinkedBlockingQueue<>();

    void add(T thing) {
        arrived.add(thing);
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

    private T poll(long end) throws InterruptedException {
        return arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
