/**
 * How numbers, dates, times, positions, waits, money and digits are said in each language, as recorded pieces:
 * {@link dev.hotline.handlers.speech.Speech} gives the prompts for what is to be {@link dev.hotline.handlers.speech.Said}. Pure: no I/O, no
 * clock; safe from any thread.
 */
@NullMarked
package dev.hotline.handlers.speech;

import org.jspecify.annotations.NullMarked;
