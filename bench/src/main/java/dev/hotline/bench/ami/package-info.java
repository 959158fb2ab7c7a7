/**
 * {@code ./hotline bench ami}: our manager link beside Asterisk-Java's and a bare Netty one, each in a process of its own; this process plays the
 * manager interface for all of them, on one event loop.
 */
@NullMarked
package dev.hotline.bench.ami;

import org.jspecify.annotations.NullMarked;
