/** Tests of AMI's codec. */
@NullMarked
package dev.hotline.asterisk.ami.wire;

import org.jspecify.annotations.NullMarked;
