package dev.hotline.config.prompts;

import dev.hotline.config.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes sound files as telephones need them: 8 kHz, 16 bit, mono. The same input gives the same bytes (sox is told so by -R and -D).
 * Blocking; safe from any thread.
 */
final class Studio {
    private static final Tool SOX = Tool.ofDebian("sox");

    /** The telephone's band, evened out and loud; no silence at the edges but 20 and 40 ms, and no pause above 0.4 s. */
    private static final List<String> FOR_THE_TELEPHONE = words("""
            rate 8000 highpass 100 lowpass 3400
            compand 0.01,0.2 6:-60,-60,-40,-26,-20,-13,0,-6 norm -3
            silence 1 0.02 1% reverse silence 1 0.02 1% reverse silence -l 1 0.02 1% -1 0.4 1%
            pad 0.02 0.04
            """);

    private final Map<Language, Voice> voices;

    Studio(Map<Language, Voice> voices) {
        this.voices = voices;
    }

    /** A sound file that says a text. */
    byte[] speak(Language language, String text) throws PromptException, IOException, InterruptedException {
        try (var folder = new ScratchFolder()) {
            var parts = new ArrayList<String>();
            for (SpokenRun run : SpokenRun.of(language, text)) {
                String part = folder.file("part" + parts.size() + ".wav");
                speak(run, part);
                parts.add(part);
            }
            if (parts.isEmpty()) {
                throw new PromptException("there is nothing to say in '" + text + "': expected letters or digits");
            }
            return mixed(parts, FOR_THE_TELEPHONE, folder);
        }
    }

    /** A sound file with this music. */
    byte[] play(HoldMusic music) throws PromptException, IOException, InterruptedException {
        try (var folder = new ScratchFolder()) {
            var bars = new ArrayList<String>();
            bars.add("-m");
            for (List<String> bar : music.bars()) {
                String part = folder.file("bar" + bars.size() + ".wav");
                sox(words("-n -r 8000"), part, bar);
                bars.add(part);
            }
            return mixed(bars, music.finish(), folder);
        }
    }

    private void speak(SpokenRun run, String part) throws PromptException, IOException, InterruptedException {
        Voice voice = voices.get(run.language());
        if (voice == null) {
            throw new PromptException("there is no voice for " + run.language().code());
        }
        tool(voice).run(voice.commandFor(run.text(), part), voice.inputFor(run.text()));
        if (!Files.exists(Path.of(part))) {
            throw new PromptException(
                    voice.program() + " made no sound file: expected it to write the file that {out} stands for");
        }
    }

    private static Tool tool(Voice voice) {
        return voice.command().equals(Voice.ESPEAK)
                ? Tool.ofDebian(voice.program())
                : new Tool(voice.program(), "it is named by 'command' in prompts/manifest.yaml");
    }

    private static byte[] mixed(List<String> inputs, List<String> effects, ScratchFolder folder)
            throws PromptException, IOException, InterruptedException {
        String result = folder.file("result.wav");
        sox(inputs, result, effects);
        return Files.readAllBytes(Path.of(result));
    }

    private static void sox(List<String> inputs, String output, List<String> effects)
            throws PromptException, IOException, InterruptedException {
        var command = new ArrayList<>(words("sox -R -D"));
        command.addAll(inputs);
        command.addAll(words("-b 16"));
        command.add(output);
        command.addAll(effects);
        SOX.run(command, "");
    }

    static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
