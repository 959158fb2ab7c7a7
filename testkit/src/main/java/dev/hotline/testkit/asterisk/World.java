package dev.hotline.testkit.asterisk;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lock, the clock and the threads that all parts of one simulation share. State is changed by {@link #run} and {@link #get}, which
 * hold the lock and wake whoever waits; {@link #await} waits for a change. Times are those of {@link System#nanoTime}.
 */
final class World implements AutoCloseable {

    /** Finds something or nothing. */
    @FunctionalInterface
    interface Finder<T> {
        @Nullable
        T find();
    }

    private static final Duration LONG = Duration.ofDays(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("simulated-asterisk-", 0).factory());
    private final double speed;
    private boolean closed;

    World(double speed) {
        this.speed = speed;
    }

    void run(Runnable step) {
        lock.lock();
        try {
            step.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    <T> T get(Supplier<T> step) {
        lock.lock();
        try {
            T result = step.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #get}, where there may be nothing. */
    <T> @Nullable T find(Finder<T> step) {
        lock.lock();
        try {
            T result = step.find();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the condition, which is asked under the lock, holds; false when the time is over or the simulation is closed. */
    boolean await(long deadline, BooleanSupplier condition) {
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (closed || left <= 0) {
                    return false;
                }
                changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The time so much from now. */
    long in(Duration time) {
        return System.nanoTime() + (time.compareTo(LONG) < 0 ? time : LONG).toNanos();
    }

    /** The time so much from now, where the simulation's speed counts. */
    long inScaled(Duration time) {
        return System.nanoTime() + scaledNanos(time);
    }

    long scaledNanos(Duration time) {
        return (long) ((time.compareTo(LONG) < 0 ? time : LONG).toNanos() / speed);
    }

    /** A time that will not come. */
    long never() {
        return in(LONG);
    }

    /** The length in the simulated world of a real time, where the speed counts. */
    Duration unscaled(Duration real) {
        return Duration.ofNanos((long) (real.toNanos() * speed));
    }

    /** Runs something on a thread of its own; nothing when closed. */
    void start(Runnable task) {
        run(() -> {
            if (!closed) {
                threads.execute(task);
            }
        });
    }

    boolean isClosed() {
        return get(() -> closed);
    }

    /** Ends every wait and interrupts every thread. */
    @Override
    public void close() {
        run(() -> closed = true);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "threads of the simulated Asterisk still run 5 s after they were told to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
