/** Tests of {@code dev.hotline.bench.agi}. */
@NullMarked
package dev.hotline.bench.agi;

import org.jspecify.annotations.NullMarked;
