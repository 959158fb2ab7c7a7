/**
 * {@code ./hotline bench agi}: our FastAGI server beside Asterisk-Java's and a bare Netty one, each in a process of its own; this process plays
 * res_agi for all of them. What plays it runs on one event loop.
 */
@NullMarked
package dev.hotline.bench.agi;

import org.jspecify.annotations.NullMarked;
