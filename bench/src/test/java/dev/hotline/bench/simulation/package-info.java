/** Tests of {@code dev.hotline.bench.simulation}. */
@NullMarked
package dev.hotline.bench.simulation;

import org.jspecify.annotations.NullMarked;
