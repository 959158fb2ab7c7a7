package dev.hotline.core;

import java.time.Instant;

/**
 * What a caller was told of his wait.
 *
 * @param at when
 * @param range as it was said, from then on
 */
public record WaitPromise(Instant at, WaitRange range) {

    /** It is broken for whom no agent answers until then. */
    public Instant until() {
        return at.plus(range.to());
    }
}
