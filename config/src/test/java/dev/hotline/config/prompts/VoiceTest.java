package dev.hotline.config.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VoiceTest {
    @TempDir
    Path folder;

    @Test
    void espeak_getsTheTextOnItsInput_andASingleWordSlower() {
        var voice = new Voice(Voice.ESPEAK, "en-us", 150, 45, Map.of("Linux", "linnucks"));

        assertThat(voice.commandFor("Press one on Linux.", "/tmp/x.wav"))
                .containsExactly("espeak-ng", "--stdin", "-v", "en-us", "-s", "150", "-p", "45", "-w", "/tmp/x.wav");
        assertThat(voice.inputFor("Press one on Linux.")).isEqualTo("Press one on linnucks.");
        assertThat(voice.commandFor("one", "x.wav")).containsSequence("-s", "100");
    }

    @Test
    void textAsAnArgument_isOneArgument_whateverIsInIt() {
        var voice = new Voice(List.of("say", "--text={text}", "{text}", "-o", "{out}"), "", 100, 50, Map.of());

        assertThat(voice.commandFor("-w /etc/x; rm $(y) {out} \"z\"", "a.wav"))
                .containsExactly(
                        "say", "--text=w /etc/x; rm $(y) {out} \"z\"", "w /etc/x; rm $(y) {out} \"z\"", "-o", "a.wav");
        assertThat(voice.inputFor("hello")).isEmpty();
    }

    @Test
    void ownCommand_speaksThePrompts() throws Exception {
        PromptManifest manifest = read("command: [sox, -n, \"{out}\", synth, \"0.5\", sine, \"440\"]");

        byte[] sound = new Studio(manifest.voices()).speak(Language.EN, "hello");

        Path file = Files.write(folder.resolve("x.wav"), sound);
        assertThat(Sound.read(file).problem()).isEmpty();
        assertThat(Sound.read(file).milliseconds()).isBetween(450, 600);
    }

    @Test
    void ownCommand_thatMakesNoFile_isToldSo() throws Exception {
        Studio studio =
                new Studio(read("command: [sh, -c, \"exit 0\", \"{out}\"]").voices());

        assertThatThrownBy(() -> studio.speak(Language.EN, "hello"))
                .isInstanceOf(PromptException.class)
                .hasMessage("sh made no sound file: expected it to write the file that {out} stands for");
    }

    @Test
    void ownCommand_thatIsNotThere_isToldWhereItIsNamed() throws Exception {
        Studio studio = new Studio(read("command: [no-such-voice, \"{out}\"]").voices());

        assertThatThrownBy(() -> studio.speak(Language.EN, "hello"))
                .isInstanceOf(PromptException.class)
                .hasMessageStartingWith("no-such-voice cannot be run")
                .hasMessageEndingWith("(it is named by 'command' in prompts/manifest.yaml)");
    }

    @Test
    void programThatSaysALot_isNotHeldUp() throws Exception {
        Studio studio =
                new Studio(read("command: [sh, -c, \"yes | head -c 300000; sox -n $0 synth 0.3 sine 440\", \"{out}\"]")
                        .voices());

        assertThat(studio.speak(Language.EN, "hello")).hasSizeGreaterThan(1000);
    }

    @Test
    void wrongCommands_areToldWithTheirPlaces() {
        assertThatThrownBy(() -> read("command: [piper, \"{txt}\", -f, \"{out}\"]"))
                .hasMessage(
                        "prompts/manifest.yaml:3:25: command: '{txt}' is not a placeholder: expected one of {text}, {out},"
                                + " {voice}, {speed}, {pitch}");
        assertThatThrownBy(() -> read("command: [piper]"))
                .hasMessage(
                        "prompts/manifest.yaml:3:3: voices.en: command has no {out}: expected a program and its arguments, {out}"
                                + " among them, such as [espeak-ng, --stdin, -w, \"{out}\"]");
        assertThatThrownBy(() -> read("command: \"{out}\""))
                .hasMessage(
                        "prompts/manifest.yaml:3:17: command: '{out}' is not a program: expected its name, such as espeak-ng");
        assertThatThrownBy(() -> read("command: [piper, -m, \"{voice}\", \"{out}\"]"))
                .hasMessage("prompts/manifest.yaml:3:3: voices.en: 'voice' is missing: expected one of the voices that"
                        + " 'espeak-ng --voices' lists");
        assertThatThrownBy(() -> read("command: [piper, \"{out}\"], speed: 1"))
                .hasMessage("prompts/manifest.yaml:3:42: speed: '1' is not a whole number from 80 to 400");
    }

    private PromptManifest read(String english) throws Exception {
        Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(folder.resolve("prompts/manifest.yaml"), """
                voices:
                  zh: {voice: cmn, speed: 200, pitch: 45}
                  en: {%s}
                prompts:
                  hello: {zh: 您好, en: Hello}
                pieces:
                  num-1: {zh: 一, en: one}
                """.formatted(english));
        return PromptManifest.read(folder);
    }
}
