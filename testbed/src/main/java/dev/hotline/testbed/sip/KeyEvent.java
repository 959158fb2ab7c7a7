package dev.hotline.testbed.sip;

import java.util.concurrent.CompletableFuture;

/** A key on its way as RTP telephone events (RFC 4733): 100 ms, in packets 20 ms apart, the last one sent three times. */
final class KeyEvent {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int PACKETS = 5;
    private static final int SAMPLES = 160;

    private final int code;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private int packets;

    /** @throws IllegalArgumentException when no phone has such a key */
    KeyEvent(char key) {
        code = KEYS.indexOf(key);
        if (code < 0) {
            throw new IllegalArgumentException("key: " + key + " (expected: one of " + KEYS + ")");
        }
    }

    boolean isFirst() {
        return packets == 0;
    }

    boolean isLast() {
        return packets == PACKETS - 1;
    }

    /** The next packet's payload. */
    byte[] next() {
        int volume = 10 | (isLast() ? 0x80 : 0);
        packets++;
        int duration = packets * SAMPLES;
        return new byte[] {(byte) code, (byte) volume, (byte) (duration >> 8), (byte) duration};
    }

    CompletableFuture<Void> sent() {
        return sent;
    }
}
