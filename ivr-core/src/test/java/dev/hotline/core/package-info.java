@NullMarked
package dev.hotline.core;

import org.jspecify.annotations.NullMarked;
