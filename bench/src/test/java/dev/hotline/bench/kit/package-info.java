/** Tests of {@code dev.hotline.bench.kit}. */
@NullMarked
package dev.hotline.bench.kit;

import org.jspecify.annotations.NullMarked;
