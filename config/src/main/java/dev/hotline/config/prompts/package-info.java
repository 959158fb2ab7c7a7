/**
 * The prompts: their texts in {@code prompts/manifest.yaml}, the sound files that are made from these by a text-to-speech program, and
 * recordings that are taken in. All here does blocking file I/O and runs programs: for command lines and worker threads, not for event loops.
 */
@NullMarked
package dev.hotline.config.prompts;

import org.jspecify.annotations.NullMarked;
