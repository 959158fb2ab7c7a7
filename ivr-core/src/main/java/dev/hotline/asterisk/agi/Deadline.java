package dev.hotline.asterisk.agi;

import java.time.Duration;

/** Until when something is expected, and what is wrong when it did not come; its clock is {@link System#nanoTime}. For one caller at a time. */
final class Deadline {
    private static final long NONE = Long.MAX_VALUE;

    private long nanos = NONE;
    private Duration time = Duration.ZERO;
    private AgiProblem problem = AgiProblem.LOST;
    private boolean last;

    /** Expects something else from now on, unless {@link #setLast} was called. */
    void set(long now, Duration within, AgiProblem otherwise) {
        if (!last) {
            nanos = now + within.toNanos();
            time = within;
            problem = otherwise;
        }
    }

    /** Expects this and nothing later. */
    void setLast(long now, Duration within, AgiProblem otherwise) {
        set(now, within, otherwise);
        last = true;
    }

    /** Expects nothing, unless {@link #setLast} was called. */
    void clear() {
        if (!last) {
            nanos = NONE;
        }
    }

    boolean isDue(long now) {
        return nanos != NONE && now - nanos >= 0;
    }

    AgiProblem problem() {
        return problem;
    }

    Duration time() {
        return time;
    }
}
