package dev.hotline.config.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SoundTest {
    private static final int SAMPLES = 1600;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.wav");
    }

    @Test
    void problem_ofATone_none() throws IOException {
        assertThat(tone(0.5, 8000).problem()).isEmpty();
    }

    @Test
    void problem_ofAnotherRate_saysBoth() throws IOException {
        assertThat(tone(0.5, 44_100).problem())
                .hasValue("44100 Hz, 16 bit, 1 channels, PCM_SIGNED"
                        + " (expected: a wav file of 8000 Hz, 16 bit, mono, PCM_SIGNED)");
    }

    @Test
    void problem_ofSilence_saysHowLong() throws IOException {
        assertThat(tone(0.005, 8000).problem())
                .hasValue("silent: 200 ms without a sound (expected: something to hear)");
    }

    @Test
    void problem_ofAFileWithoutASample_isSilence() throws IOException {
        assertThat(sound(0, 8000, i -> 0).problem())
                .hasValue("silent: 0 ms without a sound (expected: something to hear)");
    }

    @Test
    void problem_ofATooLoudTone_saysInHowManyPlacesItIsCut() throws IOException {
        assertThat(tone(3, 8000).problem())
                .hasValue("clipped: cut off at full loudness in 80 places (expected: recorded lower)");
    }

    @Test
    void read_noSoundFile_saysSo() throws IOException {
        Files.writeString(file, "RIFFxxxxWAVEnothing");

        assertThatThrownBy(() -> Sound.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void read_aGigabyte_isRefusedUnread() throws IOException {
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 30);
        }

        assertThatThrownBy(() -> Sound.read(file))
                .hasMessage("a file of 1073741824 bytes (expected: at most 19200000)");
    }

    /** 200 Hz at 8,000 samples a second, cut off where it would be too loud. */
    private Sound tone(double loudness, int rate) throws IOException {
        return sound(SAMPLES, rate, i -> {
            double value = loudness * Math.sin(2 * Math.PI * i / 40);
            return (int) (Math.max(-1, Math.min(1, value)) * Short.MAX_VALUE);
        });
    }

    private Sound sound(int samples, int rate, IntUnaryOperator value) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            bytes.putShort((short) value.applyAsInt(i));
        }
        var format = new AudioFormat(rate, 16, 1, true, false);
        try (var in = new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return Sound.read(file);
    }
}
