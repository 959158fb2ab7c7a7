package dev.hotline.bench.soak;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a link to stall, and lets it go on some time after that. Runs on the timer. */
final class Stall {
    private static final int LOOK_MILLIS = 100;

    private final ScheduledExecutorService timer;
    private final BooleanSupplier isStalled;
    private final BooleanSupplier isOver;
    private final Runnable release;

    /** @param isOver whether the link has ended: it will not stall any more */
    Stall(ScheduledExecutorService timer, BooleanSupplier isStalled, BooleanSupplier isOver, Runnable release) {
        this.timer = timer;
        this.isStalled = isStalled;
        this.isOver = isOver;
        this.release = release;
    }

    void endAfter(int millis) {
        if (isStalled.getAsBoolean()) {
            var unused = timer.schedule(release, millis, TimeUnit.MILLISECONDS);
        } else if (!isOver.getAsBoolean()) {
            var unused = timer.schedule(() -> endAfter(millis), LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
