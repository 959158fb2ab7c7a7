/**
 * The vocabulary of a call: its id, the facts about it ({@link dev.hotline.core.CallEvent}), the record they add up to
 * ({@link dev.hotline.core.CallRecord}), and the ports through which the rest of the engine keeps them. Pure values, safe from any thread.
 */
@NullMarked
package dev.hotline.core;

import org.jspecify.annotations.NullMarked;
