package dev.hotline.config.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.ConfigException;
import dev.hotline.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sound files that are committed are those that the texts and the customers need, and can be heard. */
final class PromptFilesTest {
    private static final Path CONFIG = Path.of(".");

    static Stream<String> prompts() throws ConfigException {
        var customers = new ConfigReader(name -> "any").read(CONFIG).customers().all();
        return PromptManifest.read(CONFIG).spoken(customers).stream().map(PromptText::file);
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void promptFile_isSpeechForTheTelephone(String prompt) throws IOException {
        Path file = CONFIG.resolve("prompts").resolve(prompt);
        assertThat(file).exists();
        Sound sound = Sound.read(file);
        assertThat(sound.isForTheTelephone())
                .as("%s is 8 kHz, 16 bit, mono: %s", file, sound.format())
                .isTrue();
        assertThat(sound.milliseconds()).as("length of %s", file).isBetween(150, 12_000);
        assertThat(sound.loudestPercent()).as("loudest of %s", file).isBetween(50, 90);
        assertThat(sound.silentMillisecondsAtStart())
                .as("silence before %s", file)
                .isLessThanOrEqualTo(100);
        assertThat(sound.longestSilenceInMilliseconds())
                .as("silence in %s", file)
                .isLessThanOrEqualTo(700);
    }

    @Test
    void shippedFiles_areThoseThatWereBuilt() throws Exception {
        BuiltFiles built = BuiltFiles.read(CONFIG.resolve("prompts"));

        for (String file : prompts().toList()) {
            assertThat(built.isOwn(file))
                    .as("%s is as 'hotline prompts build' made and noted it in built.sha256", file)
                    .isFalse();
        }
    }

    @Test
    void holdMusic_isQuietAndWithoutGaps() throws IOException {
        Sound music = Sound.read(CONFIG.resolve("prompts/music/hold.wav"));

        assertThat(music.isForTheTelephone()).isTrue();
        assertThat(music.milliseconds()).isBetween(20_000, 30_000);
        assertThat(music.loudestPercent()).isBetween(15, 35);
        assertThat(music.longestSilenceInMilliseconds()).isLessThanOrEqualTo(300);
    }
}
