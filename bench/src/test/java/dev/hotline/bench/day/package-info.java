/** Tests of {@code dev.hotline.bench.day}. */
@NullMarked
package dev.hotline.bench.day;

import org.jspecify.annotations.NullMarked;
