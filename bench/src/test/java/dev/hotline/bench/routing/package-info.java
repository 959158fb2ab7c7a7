/** Tests of {@code dev.hotline.bench.routing}. */
@NullMarked
package dev.hotline.bench.routing;

import org.jspecify.annotations.NullMarked;
