package dev.hotline.testbed.sip.audio;

/** Which tones are heard: how much of each is in the last tenth of a second. One thread at a time. */
final class Tones {
    private static final int FRAMES = 5;
    /** A quarter of the volume that phones hum with. */
    private static final double HEARD = 750;

    private final short[] samples = new short[FRAMES * Ulaw.FRAME];
    private int next;

    void hear(byte[] ulaw) {
        for (byte sample : ulaw) {
            samples[next] = Ulaw.decode(sample);
            next = (next + 1) % samples.length;
        }
    }

    /** Whether a tone of this frequency is heard: the amplitude of that part of the sound, by the discrete Fourier transform. */
    boolean hears(int hertz) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples.length; i++) {
            double angle = 2 * Math.PI * hertz * i / 8000;
            real += samples[i] * Math.cos(angle);
            imaginary += samples[i] * Math.sin(angle);
        }
        return 2 * Math.hypot(real, imaginary) / samples.length > HEARD;
    }
}
