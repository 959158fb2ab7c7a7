package dev.hotline.testbed.sip;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** An RTP packet (RFC 3550) without extensions. */
record Rtp(int type, boolean marker, int sequence, long timestamp, int source, ByteBuffer payload) {
    static final int ULAW = 0;
    private static final int HEADER = 12;

    byte[] encode() {
        return ByteBuffer.allocate(HEADER + payload.remaining())
                .put((byte) 0x80)
                .put((byte) (type | (marker ? 0x80 : 0)))
                .putShort((short) sequence)
                .putInt((int) timestamp)
                .putInt(source)
                .put(payload.duplicate())
                .array();
    }

    /** Reads a datagram; empty when it is not RTP. */
    static Optional<Rtp> parse(byte[] datagram, int length) {
        if (length < HEADER || (datagram[0] & 0xC0) != 0x80) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(datagram, 0, length);
        int first = bytes.get();
        int second = bytes.get();
        int sequence = bytes.getShort() & 0xFFFF;
        long timestamp = bytes.getInt() & 0xFFFFFFFFL;
        int source = bytes.getInt();
        int start = HEADER + 4 * (first & 0x0F);
        if ((first & 0x10) != 0 && length >= start + 4) {
            start += 4 + 4 * (bytes.getShort(start + 2) & 0xFFFF);
        }
        ByteBuffer payload = ByteBuffer.wrap(Arrays.copyOfRange(datagram, Math.min(start, length), length));
        return Optional.of(new Rtp(second & 0x7F, (second & 0x80) != 0, sequence, timestamp, source, payload));
    }
}
