package dev.hotline.config.prompts;

import dev.hotline.config.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes sound files as telephones need them: 8 kHz, 16 bit, mono. The same input gives the same bytes (sox is told so by -R and -D).
 * Blocking; safe from any thread.
 */
final class Studio {
    private static final Tool ESPEAK = new Tool("espeak-ng", "get it with: apt-get install espeak-ng");
    private static final Tool SOX = new Tool("sox", "get it with: apt-get install sox");

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

    /** Speaks a text into a file. */
    void speak(Language language, String text, Path file) throws PromptException, IOException, InterruptedException {
        try (var folder = new ScratchFolder()) {
            var parts = new ArrayList<String>();
            for (SpokenRun run : SpokenRun.of(language, text)) {
                String part = folder.file("part" + parts.size() + ".wav");
                espeak(run, part);
                parts.add(part);
            }
            if (parts.isEmpty()) {
                throw new PromptException(
                        "there is nothing to say in '" + text + "' for " + file + ": expected letters or digits");
            }
            String result = folder.file("result.wav");
            sox(parts, result, FOR_THE_TELEPHONE);
            publish(result, file);
        }
    }

    /** Plays the music into a file. */
    void play(HoldMusic music, Path file) throws PromptException, IOException, InterruptedException {
        try (var folder = new ScratchFolder()) {
            var bars = new ArrayList<String>();
            bars.add("-m");
            for (List<String> bar : music.bars()) {
                String part = folder.file("bar" + bars.size() + ".wav");
                sox(words("-n -r 8000"), part, bar);
                bars.add(part);
            }
            String result = folder.file("result.wav");
            sox(bars, result, music.finish());
            publish(result, file);
        }
    }

    private void espeak(SpokenRun run, String part) throws PromptException, InterruptedException {
        Voice voice = voices.get(run.language());
        if (voice == null) {
            throw new PromptException("there is no voice for " + run.language().code());
        }
        var command = new ArrayList<>(words("espeak-ng --stdin -v " + voice.name()));
        command.addAll(words("-s " + voice.speedOf(run.text()) + " -p " + voice.pitch() + " -w"));
        command.add(part);
        ESPEAK.run(command, voice.written(run.text()));
    }

    private static void sox(List<String> inputs, String output, List<String> effects)
            throws PromptException, InterruptedException {
        var command = new ArrayList<>(words("sox -R -D"));
        command.addAll(inputs);
        command.addAll(words("-b 16"));
        command.add(output);
        command.addAll(effects);
        SOX.run(command, "");
    }

    private static void publish(String result, Path file) throws IOException {
        Files.copy(Path.of(result), file, StandardCopyOption.REPLACE_EXISTING);
    }

    static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
