/**
 * The routing core against queueing theory: Erlang C and Erlang A computed, and the real core simulated beside them.
 *
 * <p>Loads are in erlangs (calls that arrive during a mean talk), times in seconds where they are numbers.
 */
@NullMarked
package dev.hotline.bench.erlang;

import org.jspecify.annotations.NullMarked;
