/** Tests of the reader. */
@NullMarked
package dev.hotline.config;

import org.jspecify.annotations.NullMarked;
