package dev.hotline.bench.agi;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Brings so many sessions to their Dial and holds them there, all at once; then lets them end. */
final class Holding implements Plan {
    private static final int AT_A_TIME = 200;

    private final int sessions;
    private final Tally tally;
    private final CompletableFuture<Void> allHeld = new CompletableFuture<>();
    private final Deque<Caller> held = new ArrayDeque<>();
    private @Nullable Callers callers;
    private int begun;

    Holding(int sessions) {
        this.sessions = sessions;
        tally = new Tally(sessions);
    }

    @Override
    public void begin(Callers callers) {
        this.callers = callers;
        for (int i = 0; i < AT_A_TIME; i++) {
            next();
        }
    }

    @Override
    public boolean replyNow(Caller caller, int step) {
        if (step != Wire.DIAL) {
            return true;
        }
        held.add(caller);
        next();
        if (held.size() == sessions) {
            allHeld.complete(null);
        }
        return false;
    }

    @Override
    public void ended(@Nullable String wrong) {
        tally.count(wrong);
        if (wrong != null) {
            allHeld.completeExceptionally(
                    new IllegalStateException("a session was lost before all were held: " + wrong));
        }
    }

    private void next() {
        if (callers != null && begun < sessions) {
            begun++;
            callers.call();
        }
    }

    /** Waits until all are held. */
    void awaitHeld(Duration patience) {
        tally.await(allHeld, patience);
    }

    /** Lets them go on and waits until all have ended well. */
    void release(Duration patience) {
        if (callers != null) {
            callers.loop().execute(this::releaseSome);
        }
        tally.await(patience);
    }

    private void releaseSome() {
        EventLoop loop = callers == null ? null : callers.loop();
        for (int i = 0; i < AT_A_TIME && !held.isEmpty(); i++) {
            held.remove().reply();
        }
        if (loop != null && !held.isEmpty()) {
            loop.execute(this::releaseSome);
        }
    }
}
