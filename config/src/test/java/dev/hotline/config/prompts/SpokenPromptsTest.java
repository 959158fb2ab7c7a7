package dev.hotline.config.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpokenPromptsTest {
    @TempDir
    Path folder;

    private Path spoken;
    private SpokenPrompts prompts;

    @BeforeEach
    void start() throws Exception {
        spoken = folder.resolve("spoken");
        prompts = new SpokenPrompts(folder, spoken);
        write("Hello.");
    }

    @Test
    void text_isSpokenOnce() throws Exception {
        String name = prompts.name(Language.EN, "hello").orElseThrow();
        Path file = spoken.resolve(name + ".wav");
        assertThat(name).matches("en/hello-[0-9a-f]{12}");
        assertThat(Sound.read(file).problem()).isEmpty();
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(file, longAgo);

        assertThat(prompts.name(Language.EN, "hello")).hasValue(name);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void changedText_isSpokenAnew_andTheOldOneForgotten() throws Exception {
        String before = prompts.name(Language.EN, "hello").orElseThrow();
        Path other = Files.writeString(spoken.resolve("en/hello-there-0123456789ab.wav"), "of another prompt");
        write("Good morning.");

        String now = prompts.name(Language.EN, "hello").orElseThrow();

        assertThat(now).isNotEqualTo(before);
        try (Stream<Path> files = Files.list(spoken.resolve("en"))) {
            assertThat(files.toList())
                    .containsExactlyInAnyOrderElementsOf(List.of(other, spoken.resolve(now + ".wav")));
        }
    }

    @Test
    void promptWithoutATextInTheLanguage_isNotSpoken() throws Exception {
        assertThat(prompts.name(Language.EN, "num-wan")).isEmpty();
        assertThat(prompts.name(Language.EN, "../hello")).isEmpty();
    }

    private void write(String english) throws Exception {
        Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(folder.resolve("prompts/manifest.yaml"), """
                voices:
                  zh: {voice: cmn-latn-pinyin, speed: 200, pitch: 45}
                  en: {voice: en-us, speed: 165, pitch: 45}
                prompts:
                  hello: {zh: 您好, en: %s}
                pieces:
                  num-wan: {zh: 万}
                """.formatted(english));
    }
}
