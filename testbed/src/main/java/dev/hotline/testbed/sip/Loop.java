package dev.hotline.testbed.sip;

import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The one thread on which phones work. Anyone may hand it work; an error in there is logged and ends that piece of work only. After
 * closing, work is dropped.
 */
final class Loop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Loop.class.getName());
    private final ScheduledThreadPoolExecutor executor;

    Loop() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "phones");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    void execute(Runnable work) {
        after(0, work);
    }

    /** Does work on the loop and waits for its result; never call it on the loop. */
    <T> T call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor).join();
    }

    void after(long millis, Runnable work) {
        try {
            Future<?> unused = executor.schedule(guarded(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The phones are closed: work dropped");
        }
    }

    Future<?> every(long millis, Runnable work) {
        return executor.scheduleAtFixedRate(guarded(work), 0, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A phone failed", e);
            }
        };
    }
}
