package dev.hotline.testbed.sip.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The prompts that the project ships. */
class ProjectPromptsTest {
    private static final Path FOLDER = Path.of("..", "config", "prompts");

    @Test
    void eachPrompt_isHeardAsItself_andNothingElse() throws IOException {
        Prompts prompts = Prompts.load(FOLDER);
        for (Path file : wavs("zh", "en")) {
            String name = FOLDER.relativize(file).toString().replace(".wav", "");
            Ear ear = new Ear(prompts);

            play(ear, Wav.read(file));

            assertThat(ear.heard()).as(name).hasSize(1);
            assertThat(prompts.isSame(ear.heard().get(0), name))
                    .as("%s heard as %s", name, ear.heard())
                    .isTrue();
        }
    }

    @Test
    void pieces_oneAfterTheOther_areEachHeard() throws IOException {
        Prompts prompts = Prompts.load(FOLDER);
        List<String> pieces =
                List.of("zh/position-before", "zh/num-2", "zh/position-after", "zh/num-hundred", "zh/num-12");
        Ear ear = new Ear(prompts);
        for (String piece : pieces) {
            play(ear, Wav.read(FOLDER.resolve(piece + ".wav")));
        }

        assertThat(ear.heard()).isEqualTo(pieces);
    }

    @Test
    void music_isHeardFromAnySecondOfIt() throws IOException {
        Prompts prompts = Prompts.load(FOLDER);
        for (Path file : wavs("music")) {
            short[] samples = Wav.read(file);
            for (int second = 0; second < samples.length / 8000 - 2; second++) {
                Ear ear = new Ear(prompts);

                play(ear, Arrays.copyOfRange(samples, second * 8000, second * 8000 + 16_000));

                assertThat(ear.heard()).as("%s from second %d", file, second).containsExactly("music");
            }
        }
    }

    private static void play(Ear ear, short[] samples) {
        byte[] ulaw = Ulaw.encode(samples);
        for (int at = 0; at + Ulaw.FRAME <= ulaw.length; at += Ulaw.FRAME) {
            ear.hear(at * 125_000L, Arrays.copyOfRange(ulaw, at, at + Ulaw.FRAME));
        }
    }

    private static List<Path> wavs(String... folders) throws IOException {
        List<Path> wavs = new ArrayList<>();
        for (String folder : folders) {
            if (Files.isDirectory(FOLDER.resolve(folder))) {
                try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
                    files.filter(file -> file.toString().endsWith(".wav")).forEach(wavs::add);
                }
            }
        }
        return wavs;
    }
}
