/**
 * Reading what people write by hand: YAML and CSV files whose every value knows its line and column, and problems that are collected
 * until all files are read. A value that is missing or wrong is reported and replaced by a stand-in, so that reading goes on; whoever
 * reads must ask {@link dev.hotline.config.source.Problems#all()} before using the result. For one thread.
 */
@NullMarked
package dev.hotline.config.source;

import org.jspecify.annotations.NullMarked;
