package dev.hotline.config.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptImportTest {
    private static final Converter CONVERTER = new Converter("sox", "no-such-ffmpeg");
    private static final List<PromptText> KNOWN = List.of(
            new PromptText(Language.ZH, "welcome", "您好"),
            new PromptText(Language.EN, "welcome", "Welcome"),
            new PromptText(Language.EN, "ord-21", "twenty-first"));

    @TempDir
    Path folder;

    private PromptImport prompts;
    private Path welcome;

    @BeforeEach
    void start() {
        prompts = new PromptImport(folder, KNOWN, CONVERTER);
        welcome = folder.resolve("prompts/en/welcome.wav");
    }

    @Test
    void recordingOfAStudio_isWhatAsteriskPlays_andNothingIsCut() throws Exception {
        Path studio = sound("studio.wav", "-r 44100 -b 24 -c 2", "synth 1 sine 440 gain -6 pad 0.5 0.5");

        PromptImport.Imported imported = prompts.add(studio, Language.EN, "welcome", false);

        assertThat(imported).isEqualTo(new PromptImport.Imported(welcome, 2000, Optional.empty()));
        Sound sound = Sound.read(welcome);
        assertThat(sound.isForTheTelephone()).isTrue();
        assertThat(sound.silentMillisecondsAtStart()).isBetween(480, 510);
        assertThat(sound.loudestPercent()).isBetween(47, 53);
        assertThat(filesIn(folder.resolve("prompts/en"))).containsExactly("welcome.wav");
    }

    @Test
    void unknownPrompt_isRefusedWithAGuess() throws Exception {
        Path studio = sound("studio.wav", "-r 8000 -b 16", "synth 1 sine 440 gain -6");

        assertThatThrownBy(() -> prompts.add(studio, Language.EN, "welcom", false))
                .isInstanceOf(PromptException.class)
                .hasMessage("there is no prompt 'welcom' in en; did you mean 'welcome'?");
        assertThatThrownBy(() -> prompts.add(studio, Language.ZH, "ord-21", false))
                .isInstanceOf(PromptException.class)
                .hasMessage("there is no prompt 'ord-21' in zh: expected one of prompts/manifest.yaml, or customer-ID");
        assertThatThrownBy(() -> prompts.add(studio, Language.ZH, "../../x", false))
                .isInstanceOf(PromptException.class);
    }

    @Test
    void recordingThatIsThere_isReplacedOnlyByForce() throws Exception {
        Path first = sound("first.wav", "-r 8000 -b 16", "synth 1 sine 440 gain -6");
        Path second = sound("second.wav", "-r 8000 -b 16", "synth 2 sine 440 gain -6");
        prompts.add(first, Language.EN, "welcome", false);

        assertThatThrownBy(() -> prompts.add(second, Language.EN, "welcome", false))
                .isInstanceOf(PromptException.class)
                .hasMessage(welcome + " is a recording already (expected: --force to replace it)");
        assertThat(Sound.read(welcome).milliseconds()).isEqualTo(1000);

        prompts.add(second, Language.EN, "welcome", true);
        assertThat(Sound.read(welcome).milliseconds()).isEqualTo(2000);
    }

    @Test
    void whatWasBuiltFromText_isReplacedWithoutForce() throws Exception {
        Files.createDirectories(welcome.getParent());
        Files.writeString(welcome, "made by build");
        BuiltFiles built = BuiltFiles.read(folder.resolve("prompts"));
        built.note("en/welcome.wav", BuiltFiles.hash(Files.readAllBytes(welcome)));
        built.save();
        Path studio = sound("studio.wav", "-r 8000 -b 16", "synth 1 sine 440 gain -6");

        prompts.add(studio, Language.EN, "welcome", false);

        assertThat(Sound.read(welcome).milliseconds()).isEqualTo(1000);
        assertThat(BuiltFiles.read(folder.resolve("prompts")).isOwn("en/welcome.wav"))
                .isTrue();
    }

    @Test
    void silentOrClippedRecording_isTakenOnlyByForce() throws Exception {
        Path silent = sound("silent.wav", "-r 16000 -b 16", "trim 0 1");
        Path clipped = sound("clipped.wav", "-r 48000 -b 16", "synth 1 sine 100 gain 20");

        assertThatThrownBy(() -> prompts.add(silent, Language.EN, "welcome", false))
                .isInstanceOf(PromptException.class)
                .hasMessage(silent + ": silent: 1000 ms without a sound (expected: something to hear);"
                        + " --force takes it all the same");
        assertThatThrownBy(() -> prompts.add(clipped, Language.EN, "welcome", false))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining(": clipped: cut off at full loudness in");
        assertThat(welcome).doesNotExist();

        assertThat(prompts.add(silent, Language.EN, "welcome", true).problem()).isPresent();
        assertThat(welcome).exists();
    }

    /** In ffmpeg's place: writes a sound to its last argument, and says what it was called with. */
    @Test
    void recordingThatIsNoWav_isReadByFfmpegFirst() throws Exception {
        Path calls = folder.resolve("calls");
        Path ffmpeg = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                echo "$@" >> %s
                for last; do :; done
                exec sox -n -r 8000 -b 16 -c 1 "$last" synth 1 sine 440 gain -6
                """.formatted(calls));
        assertThat(ffmpeg.toFile().setExecutable(true)).isTrue();
        Path recording = Files.writeString(folder.resolve("wel come.m4a"), "for ffmpeg only");

        new PromptImport(folder, KNOWN, new Converter("sox", ffmpeg.toString()))
                .add(recording, Language.EN, "welcome", false);

        assertThat(Sound.read(welcome).milliseconds()).isEqualTo(1000);
        assertThat(calls).content().contains("-protocol_whitelist file -i file:" + recording + " ", " -ar 8000 ");
    }

    @Test
    void recordingThatNoProgramReads_isToldWithWhatEachSaid() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.m4a"), "not a sound");

        assertThatThrownBy(() -> prompts.add(broken, Language.EN, "welcome", false))
                .isInstanceOf(PromptException.class)
                .hasMessageStartingWith(broken + " cannot be converted: no-such-ffmpeg cannot be run: ")
                .hasMessageContaining("(get it with: apt-get install no-such-ffmpeg); sox failed with status 2: ");
        assertThatThrownBy(() -> prompts.add(folder.resolve("none.wav"), Language.EN, "welcome", false))
                .isInstanceOf(PromptException.class)
                .hasMessage(folder.resolve("none.wav") + ": there is no such file");
    }

    /** A name that sox would take for a command is a file all the same. */
    @Test
    void hostileFileName_isOnlyAName() throws Exception {
        Path studio = sound("studio.wav", "-r 8000 -b 16", "synth 1 sine 440 gain -6");
        Path hostile = Files.move(studio, folder.resolve("|touch owned; -n.wav"));

        prompts.add(hostile, Language.EN, "welcome", false);

        assertThat(welcome).exists();
        assertThat(filesIn(folder)).doesNotContain("owned");
    }

    private Path sound(String name, String format, String effects) throws Exception {
        Path file = folder.resolve(name);
        var command = new ArrayList<>(List.of("sox", "-R", "-D", "-n"));
        command.addAll(Studio.words(format));
        command.add(file.toString());
        command.addAll(Studio.words(effects));
        Tool.ofDebian("sox").run(command, "");
        return file;
    }

    private static List<String> filesIn(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
