package dev.hotline.config.prompts;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** What can be measured of a sound file. Silent is what stays below 1% of the loudest possible. Immutable. */
public final class Sound {
    /** Twenty minutes of what Asterisk plays: nobody listens to more, and no memory need hold it. */
    private static final long LARGEST = 20L * 60 * 8000 * 2;

    private static final int SILENT = Short.MAX_VALUE / 100;
    /** So many samples in a row at the very top were louder before they were recorded. */
    private static final int CLIPPED_RUN = 4;

    private static final int CLIPPED_RUNS_HEARD = 3;

    private final AudioFormat format;
    private final short[] samples;

    private Sound(AudioFormat format, short[] samples) {
        this.format = format;
        this.samples = samples;
    }

    /**
     * Reads a sound file; blocking.
     *
     * @throws IOException when it cannot be read, is too large or no sound file; the message says so
     */
    public static Sound read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new IOException("a file of " + size + " bytes (expected: at most " + LARGEST + ")");
        }
        try (AudioInputStream in =
                AudioSystem.getAudioInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(LITTLE_ENDIAN);
            var samples = new short[bytes.remaining() / 2];
            bytes.asShortBuffer().get(samples);
            return new Sound(in.getFormat(), samples);
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("not a sound file", e);
        }
    }

    /** What is wrong with it for callers, in a few words; empty when it can be heard. */
    public Optional<String> problem() {
        if (!isForTheTelephone()) {
            return Optional.of("%.0f Hz, %d bit, %d channels, %s"
                            .formatted(
                                    format.getSampleRate(),
                                    format.getSampleSizeInBits(),
                                    format.getChannels(),
                                    format.getEncoding())
                    + " (expected: a wav file of 8000 Hz, 16 bit, mono, PCM_SIGNED)");
        }
        if (loudestPercent() < 1) {
            return Optional.of("silent: " + milliseconds() + " ms without a sound (expected: something to hear)");
        }
        return clipped();
    }

    /** That it is cut off at full loudness, whatever its format; empty when it is not. */
    Optional<String> clipped() {
        int clipped = clippedRuns();
        return clipped < CLIPPED_RUNS_HEARD
                ? Optional.empty()
                : Optional.of("clipped: cut off at full loudness in " + clipped + " places (expected: recorded lower)");
    }

    AudioFormat format() {
        return format;
    }

    boolean isForTheTelephone() {
        return format.getSampleRate() == 8000
                && format.getSampleSizeInBits() == 16
                && format.getChannels() == 1
                && format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED);
    }

    int milliseconds() {
        return samples.length / 8;
    }

    int loudestPercent() {
        int loudest = 0;
        for (short sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest * 100 / Short.MAX_VALUE;
    }

    private int clippedRuns() {
        int runs = 0;
        int length = 0;
        for (short sample : samples) {
            length = Math.abs(sample) >= Short.MAX_VALUE ? length + 1 : 0;
            runs += length == CLIPPED_RUN ? 1 : 0;
        }
        return runs;
    }

    /** Silence at the beginning; the whole when nothing is to be heard. */
    int silentMillisecondsAtStart() {
        int quiet = 0;
        while (quiet < samples.length && Math.abs(samples[quiet]) <= SILENT) {
            quiet++;
        }
        return quiet / 8;
    }

    /** The longest silence anywhere. */
    int longestSilenceInMilliseconds() {
        int longest = 0;
        int quiet = 0;
        for (short sample : samples) {
            quiet = Math.abs(sample) <= SILENT ? quiet + 1 : 0;
            longest = Math.max(longest, quiet);
        }
        return longest / 8;
    }
}
