package dev.hotline.testbed.sip.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Wav files as Asterisk plays them: PCM, 8 kHz, 16 bit, mono. */
public final class Wav {
    private static final int HEADER = 44;

    private Wav() {}

    /**
     * The samples of a file.
     *
     * @throws IOException when it cannot be read or is of another kind
     */
    public static short[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < HEADER || !tag(bytes).equals("RIFF")) {
            throw new IOException(file + " is not a wav file (expected: it begins with RIFF)");
        }
        bytes.position(12);
        while (bytes.remaining() >= 8) {
            String chunk = tag(bytes);
            int size = bytes.getInt();
            if (chunk.equals("data")) {
                return samples(bytes, Math.min(size, bytes.remaining()));
            }
            if (chunk.equals("fmt ")) {
                requireTelephone(file, bytes);
            }
            bytes.position(Math.min(bytes.limit(), bytes.position() + size + (size & 1)));
        }
        throw new IOException(file + " has no data chunk");
    }

    /** Writes a file that {@link #read} and Asterisk take. */
    public static void write(Path file, short[] samples) throws IOException {
        int size = samples.length * 2;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(ascii("RIFF"))
                .putInt(HEADER - 8 + size)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
        bytes.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(size);
        bytes.asShortBuffer().put(samples);
        Files.write(file, bytes.array());
    }

    private static void requireTelephone(Path file, ByteBuffer bytes) throws IOException {
        int at = bytes.position();
        int format = bytes.getShort(at);
        int channels = bytes.getShort(at + 2);
        int rate = bytes.getInt(at + 4);
        int bits = bytes.getShort(at + 14);
        if (format != 1 || channels != 1 || rate != 8000 || bits != 16) {
            throw new IOException("%s has format %d, %d channels, %d Hz, %d bit (expected: 1, 1, 8000, 16)"
                    .formatted(file, format, channels, rate, bits));
        }
    }

    private static short[] samples(ByteBuffer bytes, int size) {
        short[] samples = new short[size / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }

    private static String tag(ByteBuffer bytes) {
        byte[] tag = new byte[4];
        bytes.get(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
