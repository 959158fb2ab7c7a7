/**
 * A real Asterisk: finding or getting one, configuring it with the files of {@code config/asterisk}, starting and stopping it. All
 * methods block and may be called from any thread.
 */
@NullMarked
package dev.hotline.testbed.asterisk;

import org.jspecify.annotations.NullMarked;
