/** A whole day of a large hotline in virtual time: 30,000 calls through the real routing core, and how callers and agents fared. */
@NullMarked
package dev.hotline.bench.day;

import org.jspecify.annotations.NullMarked;
