/** {@code ./hotline demo}: a handful of calls told as a story, and a table of what came of them. Methods block; stories run side by side. */
@NullMarked
package dev.hotline.testbed.demo;

import org.jspecify.annotations.NullMarked;
