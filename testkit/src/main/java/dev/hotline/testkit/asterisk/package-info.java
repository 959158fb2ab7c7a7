/**
 * A simulated Asterisk: {@link dev.hotline.testkit.asterisk.SimulatedAsterisk}. It speaks FastAGI as the client and AMI as the server
 * over real loopback sockets, in its own hand-written bytes, and behaves as a real Asterisk 22 was seen to (the recordings are among
 * the test resources; {@code RATIONALE.md} says what was seen and what is left out).
 *
 * <p>Threads: each channel runs its dialplan on a virtual thread of its own, as Asterisk does. All state is guarded by the one lock of
 * {@link dev.hotline.testkit.asterisk.World}; nothing blocks on a socket while it holds it.
 */
@NullMarked
package dev.hotline.testkit.asterisk;

import org.jspecify.annotations.NullMarked;
