package dev.hotline.config.prompts;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** What can be measured of a sound file; silent is what stays below 1 % of the loudest possible. */
final class Sound {
    private static final int SILENT = Short.MAX_VALUE / 100;

    private final AudioFormat format;
    private final short[] samples;

    private Sound(AudioFormat format, short[] samples) {
        this.format = format;
        this.samples = samples;
    }

    static Sound read(Path file) {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(LITTLE_ENDIAN);
            var samples = new short[bytes.remaining() / 2];
            bytes.asShortBuffer().get(samples);
            return new Sound(in.getFormat(), samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new AssertionError(file + " is not a sound file", e);
        }
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
