/**
 * A fake Asterisk at the level of the protocols: {@link dev.hotline.testkit.fake.FakeAsterisk}. It is the FastAGI client that res_agi is
 * and the manager interface's server, in its own hand-written bytes; a test compares them with recordings of real Asterisk 16 and 22
 * (among the test resources). Each call is scripted in a line or two, and any link can be {@linkplain dev.hotline.testkit.fake.Hurts
 * hurt}. Where a whole phone system is wanted, with dialplan and phones, take {@code dev.hotline.testkit.asterisk}.
 *
 * <p>Time is manual: nothing happens by a clock. A step is taken when bytes arrive or when the test says so.
 *
 * <p>Threads: each link has a virtual thread that reads and one that writes. All state is guarded by one {@code Board}; nobody
 * blocks on a socket while he holds it. Public methods are safe from any thread; only those named {@code await} block.
 */
@NullMarked
package dev.hotline.testkit.fake;

import org.jspecify.annotations.NullMarked;
