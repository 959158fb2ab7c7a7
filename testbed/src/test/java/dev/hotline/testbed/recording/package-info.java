/** Records what a real Asterisk says, for the fixtures of the testkit. Run by hand; one thread does, one for each link reads. */
@NullMarked
package dev.hotline.testbed.recording;

import org.jspecify.annotations.NullMarked;
