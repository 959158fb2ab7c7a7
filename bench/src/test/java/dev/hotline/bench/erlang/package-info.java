/** Tests of {@code dev.hotline.bench.erlang}. */
@NullMarked
package dev.hotline.bench.erlang;

import org.jspecify.annotations.NullMarked;
