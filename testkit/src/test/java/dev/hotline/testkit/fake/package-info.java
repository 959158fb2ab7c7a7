/** Tests of the fake Asterisk: its bytes against recordings of the real one, and its hurts. Each test drives it from its own thread. */
@NullMarked
package dev.hotline.testkit.fake;

import org.jspecify.annotations.NullMarked;
