/**
 * The prompts: their texts in {@code prompts/manifest.yaml}, and the sound files that are made from these by espeak-ng and sox. All here
 * does blocking file I/O and runs programs: for command lines, not for event loops.
 */
@NullMarked
package dev.hotline.config.prompts;

import org.jspecify.annotations.NullMarked;
