/**
 * {@code ./hotline bench calls}: what a real call costs, on a real Asterisk, with the whole engine and in pure dialplan. Methods block; one
 * thread.
 */
@NullMarked
package dev.hotline.bench.calls;

import org.jspecify.annotations.NullMarked;
