/** Tests of AMI; Asterisk's end is played by plain blocking sockets with bytes written by hand. */
@NullMarked
package dev.hotline.asterisk.ami;

import org.jspecify.annotations.NullMarked;
