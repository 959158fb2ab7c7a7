package dev.hotline.core;

import org.jspecify.annotations.Nullable;

/**
 * What a caller was told of a wait, and what came of it.
 *
 * @param kept whether an agent answered in time; null when it has not turned out, or the caller left before it could
 */
public record PromiseOutcome(WaitPromise promise, @Nullable Boolean kept) {}
