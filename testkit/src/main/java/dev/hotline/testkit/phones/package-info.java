/**
 * Phones as people use them, whether on a real Asterisk or on a simulated one. Methods block; call them from any thread that may.
 */
@NullMarked
package dev.hotline.testkit.phones;

import org.jspecify.annotations.NullMarked;
