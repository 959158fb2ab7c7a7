/** Tests of FastAGI; Asterisk's end is played by plain blocking sockets with bytes written by hand. */
@NullMarked
package dev.hotline.asterisk.agi;

import org.jspecify.annotations.NullMarked;
