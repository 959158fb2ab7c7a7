/** Tests of what the soak concludes from its counts; each on one thread. */
@NullMarked
package dev.hotline.bench.soak;

import org.jspecify.annotations.NullMarked;
