/**
 * {@code ./hotline bench crowd}: many callers and few agents on a real Asterisk with the whole engine, and whether each call ended, in the right
 * order, with one agent. Methods block; one thread.
 */
@NullMarked
package dev.hotline.bench.crowd;

import org.jspecify.annotations.NullMarked;
