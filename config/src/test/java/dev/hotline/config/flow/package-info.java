@NullMarked
package dev.hotline.config.flow;

import org.jspecify.annotations.NullMarked;
