/** The benchmarks: each measures the engine beside its peers in the same run, prints the ratios and its bars, and fails when one is missed. */
@NullMarked
package dev.hotline.bench;

import org.jspecify.annotations.NullMarked;
