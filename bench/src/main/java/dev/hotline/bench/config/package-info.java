/** {@code ./hotline bench config}: how long a large site takes to check and to reload, and what a step of a flow costs. */
@NullMarked
package dev.hotline.bench.config;

import org.jspecify.annotations.NullMarked;
