package dev.hotline.testbed.sip.audio;

/** G.711 µ-law with the very table Asterisk uses, so that what Asterisk sends of a wav file can be compared byte by byte. */
public final class Ulaw {
    /** Samples in the 20 ms of a packet. */
    public static final int FRAME = 160;

    private static final int BIAS = 0x84;
    private static final int CLIP = 32635;

    private Ulaw() {}

    /** One sample, as Asterisk encodes it: its table has one entry for each four values, made from the highest of them. */
    public static byte encode(short sample) {
        short value = (short) (sample | 3);
        int sign = value < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) value), CLIP) + BIAS;
        int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | (exponent << 4) | mantissa);
    }

    public static byte[] encode(short[] samples) {
        byte[] encoded = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            encoded[i] = encode(samples[i]);
        }
        return encoded;
    }

    public static short decode(byte encoded) {
        int value = ~encoded & 0xFF;
        int magnitude = ((((value & 0x0F) << 3) + BIAS) << ((value & 0x70) >> 4)) - BIAS;
        return (short) ((value & 0x80) == 0 ? magnitude : -magnitude);
    }

    /** Whether a person would hear anything in this: the mean amplitude is at least 30 of 32768. */
    public static boolean isAudible(byte[] encoded) {
        long sum = 0;
        for (byte sample : encoded) {
            sum += Math.abs(decode(sample));
        }
        return encoded.length > 0 && sum / encoded.length >= 30;
    }
}
