/**
 * What the engine counts and measures, for Prometheus. {@link dev.hotline.server.metrics.Metrics} is the only type that others see, so that
 * the library behind it (simpleclient, which gets no new versions) can be replaced here. Counting never blocks and is safe from any
 * thread; label values come from fixed sets, so that no caller can make new ones.
 */
@NullMarked
package dev.hotline.server.metrics;

import org.jspecify.annotations.NullMarked;
