/** Tests of {@code dev.hotline.bench.ami}. */
@NullMarked
package dev.hotline.bench.ami;

import org.jspecify.annotations.NullMarked;
