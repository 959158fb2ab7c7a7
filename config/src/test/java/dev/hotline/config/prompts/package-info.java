/** Tests of the prompts: the reader of the texts, the builder, and the sound files that are committed. */
@NullMarked
package dev.hotline.config.prompts;

import org.jspecify.annotations.NullMarked;
