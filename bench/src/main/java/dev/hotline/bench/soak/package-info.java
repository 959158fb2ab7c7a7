/**
 * {@code ./hotline bench soak}: FastAGI server and AMI link for a long time, while things go wrong on both wires, and nothing may be left over.
 * The engine's part runs in a process of its own ({@code SoakEngine}), so that its heap and descriptors are its own; the fake Asterisk runs
 * here, and both sides count. Threads: sessions begin on the caller's thread, what comes later in them on the timer's, what their ends
 * bring on those of the fake.
 */
@NullMarked
package dev.hotline.bench.soak;

import org.jspecify.annotations.NullMarked;
