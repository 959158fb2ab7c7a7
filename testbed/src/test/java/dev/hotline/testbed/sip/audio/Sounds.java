package dev.hotline.testbed.sip.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Sounds made for tests: noise that is told apart by its seed. */
public final class Sounds {
    private Sounds() {}

    /** Noise of so many 20 ms frames. */
    public static short[] noise(long seed, int frames) {
        Random random = new Random(seed);
        short[] samples = new short[frames * Ulaw.FRAME];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * 2000);
        }
        return samples;
    }

    public static short[] silence(int frames) {
        return new short[frames * Ulaw.FRAME];
    }

    public static short[] join(short[]... parts) {
        short[] all = new short[0];
        for (short[] part : parts) {
            int start = all.length;
            all = Arrays.copyOf(all, start + part.length);
            System.arraycopy(part, 0, all, start, part.length);
        }
        return all;
    }

    /** Writes {@code FOLDER/NAME.wav}. */
    public static void write(Path folder, String name, short[] samples) {
        try {
            Path file = folder.resolve(name + ".wav");
            Files.createDirectories(file.getParent());
            Wav.write(file, samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
