/**
 * The manager interface's messages as bytes: {@link dev.hotline.asterisk.ami.wire.AmiDecoder} reads them, {@link
 * dev.hotline.asterisk.ami.wire.AmiAction} writes them. No socket, no clock, no thread: for one caller at a time.
 */
@NullMarked
package dev.hotline.asterisk.ami.wire;

import org.jspecify.annotations.NullMarked;
