/** The real routing core in virtual time: calls made by chance, talks that end, callers who lose patience. One thread at a time. */
@NullMarked
package dev.hotline.bench.simulation;

import org.jspecify.annotations.NullMarked;
