package dev.hotline.testbed.sip.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarTest {
    private static final long FRAME_NANOS = 20_000_000;
    private static final short[] HELLO = Sounds.join(Sounds.silence(5), Sounds.noise(1, 60));
    private static final short[] HELLO_AGAIN = Sounds.join(HELLO, Sounds.noise(2, 40));
    private static final short[] SORRY_CLOSED = Sounds.join(Sounds.noise(3, 50), Sounds.noise(4, 50));
    private static final short[] SORRY_BUSY = Sounds.join(Sounds.noise(3, 50), Sounds.noise(5, 50));
    private static final short[] MUSIC = Sounds.noise(6, 200);

    @TempDir
    Path folder;

    private Ear ear = new Ear(Prompts.load(Path.of("nowhere")));
    private long now = 1;

    @BeforeEach
    void listen() {
        Sounds.write(folder, "zh/hello", HELLO);
        Sounds.write(folder, "zh/hello-again", HELLO_AGAIN);
        Sounds.write(folder, "en/closed", SORRY_CLOSED);
        Sounds.write(folder, "en/busy", SORRY_BUSY);
        Sounds.write(folder, "en/busy-copy", SORRY_BUSY);
        Sounds.write(folder, "music/one", MUSIC);
        ear = new Ear(Prompts.load(folder));
        ear.open(now);
    }

    @Test
    void promptsAfterOneAnother_areHeardInOrder() {
        play(SORRY_CLOSED);
        play(Sounds.silence(20));
        play(SORRY_BUSY);

        assertThat(ear.heard()).containsExactly("en/closed", "en/busy");
    }

    @Test
    void samePromptTwice_isHeardTwice() {
        play(SORRY_CLOSED);
        play(SORRY_CLOSED);

        assertThat(ear.heard()).containsExactly("en/closed", "en/closed");
    }

    @Test
    void promptBrokenOffAndBegunAgain_isHeardTwice() {
        play(Arrays.copyOf(SORRY_CLOSED, 70 * Ulaw.FRAME));
        play(SORRY_CLOSED);

        assertThat(ear.heard()).containsExactly("en/closed", "en/closed");
    }

    @Test
    void promptThatIsTheBeginningOfAnother_isToldByItsEnd() {
        play(HELLO);
        play(SORRY_CLOSED);
        play(HELLO_AGAIN);

        assertThat(ear.heard()).containsExactly("zh/hello", "en/closed", "zh/hello-again");
    }

    @Test
    void lostFramesAtTheStartAndWithin_areTolerated() {
        play(Arrays.copyOfRange(SORRY_CLOSED, 3 * Ulaw.FRAME, 20 * Ulaw.FRAME));
        play(Arrays.copyOfRange(SORRY_CLOSED, 22 * Ulaw.FRAME, SORRY_CLOSED.length));

        assertThat(ear.heard()).containsExactly("en/closed");
    }

    @Test
    void promptFromItsMiddleAndForeignNoise_areNotHeard() {
        play(Arrays.copyOfRange(SORRY_CLOSED, 30 * Ulaw.FRAME, SORRY_CLOSED.length));
        play(Sounds.noise(99, 100));

        assertThat(ear.heard()).isEmpty();
    }

    @Test
    void musicFromAnywhere_isHeardOnceUntilSomethingElseOrAPause() {
        play(Arrays.copyOfRange(MUSIC, 100 * Ulaw.FRAME, MUSIC.length));
        play(MUSIC);
        play(SORRY_BUSY);
        play(MUSIC);
        now += Duration.ofSeconds(3).toNanos();
        play(MUSIC);

        assertThat(ear.heard()).containsExactly("music", "en/busy", "music", "music");
    }

    @Test
    void await_countsFromTheLastPromptAwaited() {
        play(SORRY_CLOSED);
        play(SORRY_BUSY);

        assertThat(ear.await("en/busy", Duration.ZERO)).isTrue();
        assertThat(ear.await("en/closed", Duration.ZERO)).isFalse();
    }

    @Test
    void await_forACopyOfTheSameSound_isTrue() {
        play(SORRY_BUSY);

        assertThat(ear.await("en/busy-copy", Duration.ZERO)).isTrue();
    }

    @Test
    void soundOfBothLanguages_isToldInTheLanguageOfThePromptBefore() {
        Sounds.write(folder, "zh/name", Sounds.noise(8, 40));
        Sounds.write(folder, "en/name", Sounds.noise(8, 40));
        ear = new Ear(Prompts.load(folder));

        play(Sounds.noise(8, 40));
        play(SORRY_CLOSED);
        play(Sounds.noise(8, 40));

        assertThat(ear.heard()).containsExactly("zh/name", "en/closed", "en/name");
    }

    @Test
    void silence_isCountedOverBothQuietPacketsAndNoPackets() {
        play(SORRY_CLOSED);
        play(Sounds.silence(50));
        now += Duration.ofMillis(500).toNanos();
        play(SORRY_CLOSED);
        ear.close(now);

        assertThat(ear.longestSilence(now + Duration.ofHours(1).toNanos()))
                .isCloseTo(Duration.ofMillis(1520), Duration.ofMillis(30));
    }

    @Test
    void silenceAtTheEnd_countsUntilNow() {
        play(SORRY_CLOSED);

        assertThat(ear.longestSilence(now + Duration.ofSeconds(4).toNanos()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    }

    private void play(short[] samples) {
        byte[] ulaw = Ulaw.encode(samples);
        IntStream.range(0, ulaw.length / Ulaw.FRAME).forEach(i -> {
            now += FRAME_NANOS;
            ear.hear(now, Arrays.copyOfRange(ulaw, i * Ulaw.FRAME, (i + 1) * Ulaw.FRAME));
        });
    }
}
