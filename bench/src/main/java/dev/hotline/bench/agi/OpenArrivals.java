package dev.hotline.bench.agi;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Begins sessions by the clock whatever the server does, at random moments as calls come, the same moments in each run; and takes the time of
 * each reply until the next command.
 */
final class OpenArrivals implements Plan {
    private final Random random = new Random(1);
    private final int perSecond;
    private final Duration pause;
    private final int sessions;
    private final Tally tally;
    private final long[] gaps;
    private @Nullable Callers callers;
    private int begun;
    private int measured;
    private long due;

    OpenArrivals(int perSecond, Duration time) {
        this(perSecond, time, Duration.ZERO);
    }

    /** @param pause how long each command takes until it is answered */
    OpenArrivals(int perSecond, Duration time, Duration pause) {
        this.perSecond = perSecond;
        this.pause = pause;
        sessions = Math.toIntExact(perSecond * time.toMillis() / 1000);
        tally = new Tally(sessions);
        gaps = new long[sessions * Wire.COMMANDS];
    }

    int sessions() {
        return sessions;
    }

    @Override
    public void begin(Callers callers) {
        this.callers = callers;
        due = System.nanoTime();
        arrive();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // never cancelled
    private void arrive() {
        if (callers == null) {
            return;
        }
        long now = System.nanoTime();
        while (begun < sessions && due - now <= 0) {
            begun++;
            callers.call();
            due += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / perSecond);
        }
        if (begun < sessions) {
            callers.loop().schedule(this::arrive, Math.max(1, due - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // never cancelled
    public boolean replyNow(Caller caller, int step) {
        if (pause.isZero() || callers == null) {
            return true;
        }
        callers.loop().schedule(caller::reply, pause.toNanos(), TimeUnit.NANOSECONDS);
        return false;
    }

    @Override
    public void answered(long nanos) {
        gaps[measured++] = nanos;
    }

    @Override
    public void ended(@Nullable String wrong) {
        tally.count(wrong);
    }

    /** Waits until all have ended; the nanoseconds from each reply to the next command. */
    long[] await(Duration patience) {
        tally.await(patience);
        return Arrays.copyOf(gaps, measured);
    }
}
