/**
 * AMI: the link to each Asterisk node ({@link dev.hotline.asterisk.ami.AmiLink}), which originates calls and tells of phones and channels. Each
 * link lives on one Vert.x context; its futures and listeners run there.
 */
@NullMarked
package dev.hotline.asterisk.ami;

import org.jspecify.annotations.NullMarked;
