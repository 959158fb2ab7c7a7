package dev.hotline.core;

import java.time.Duration;

/** Where things happen one after the other, now and later: an event loop, or a story's own time. Safe from any thread. */
public interface Loop {

    /** Runs this on the loop. */
    void run(Runnable task);

    /**
     * Runs this on the loop later.
     *
     * @param wait in milliseconds precision; at least one is waited
     * @return cancels it; does nothing when it has run
     */
    Runnable after(Duration wait, Runnable task);

    /** The loop that the caller of this method is on. */
    Loop here();
}
