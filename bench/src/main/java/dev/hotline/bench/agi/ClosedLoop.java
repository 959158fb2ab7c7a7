package dev.hotline.bench.agi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps so many sessions open until so many have been: each begins when one ends. */
final class ClosedLoop implements Plan {
    private final int concurrent;
    private final int sessions;
    private final Tally tally;
    private @Nullable Callers callers;
    private int begun;

    ClosedLoop(int concurrent, int sessions) {
        this.concurrent = concurrent;
        this.sessions = sessions;
        tally = new Tally(sessions);
    }

    @Override
    public void begin(Callers callers) {
        this.callers = callers;
        for (int i = 0; i < concurrent; i++) {
            next();
        }
    }

    @Override
    public void ended(@Nullable String wrong) {
        tally.count(wrong);
        if (wrong == null) {
            next();
        }
    }

    private void next() {
        if (callers != null && begun < sessions) {
            begun++;
            callers.call();
        }
    }

    void await(Duration patience) {
        tally.await(patience);
    }
}
