/** Tests of {@code dev.hotline.bench.crowd}. */
@NullMarked
package dev.hotline.bench.crowd;

import org.jspecify.annotations.NullMarked;
