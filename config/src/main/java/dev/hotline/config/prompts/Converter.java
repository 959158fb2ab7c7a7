package dev.hotline.config.prompts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns a recording into what Asterisk plays: 8 kHz, 16 bit, mono. Nothing is cut and no loudness changed. Blocking; safe from any
 * thread.
 *
 * @param sox the program's name; reads wav, and mp3 where Debian's libsox-fmt-mp3 is installed
 * @param ffmpeg the program's name; reads nearly anything
 */
record Converter(String sox, String ffmpeg) {
    /** At 48,000 Hz they are no larger than {@link Sound} reads. */
    private static final int MEASURED_SECONDS = 180;

    /** Writes what Asterisk plays. Tries one program after the other; fails with what each of them said. */
    void convert(Path source, String result) throws PromptException, IOException, InterruptedException {
        String file = source.toAbsolutePath().toString();
        any(source, sox(file, "-r 8000", result, ""), ffmpeg(file, "-ar 8000", result));
    }

    /** Writes the first minutes as they were recorded: a change of rate hides where a recording is cut off. */
    void original(Path source, String result) throws PromptException, IOException, InterruptedException {
        String file = source.toAbsolutePath().toString();
        any(
                source,
                sox(file, "", result, "trim 0 " + MEASURED_SECONDS),
                ffmpeg(file, "-t " + MEASURED_SECONDS, result));
    }

    private static void any(Path source, Attempt sox, Attempt ffmpeg)
            throws PromptException, IOException, InterruptedException {
        boolean wav = source.toString().toLowerCase(Locale.ROOT).endsWith(".wav");
        var said = new ArrayList<String>();
        for (Attempt attempt : wav ? List.of(sox, ffmpeg) : List.of(ffmpeg, sox)) {
            try {
                Tool.ofDebian(attempt.program()).run(attempt.command(), "");
                return;
            } catch (PromptException e) {
                said.add(e.getMessage());
            }
        }
        throw new PromptException(source + " cannot be converted: " + String.join("; ", said));
    }

    private Attempt sox(String source, String rate, String result, String effects) {
        return new Attempt(sox)
                .with("-R -D")
                .with(List.of(source))
                .with(rate + " -c 1 -b 16 -e signed-integer")
                .with(List.of(result))
                .with(effects);
    }

    /** It may read no more than this file: one that is a playlist would else have it fetch from anywhere. */
    private Attempt ffmpeg(String source, String rate, String result) {
        return new Attempt(ffmpeg)
                .with("-nostdin -v error -protocol_whitelist file -i")
                .with(List.of("file:" + source))
                .with("-map 0:a:0 -map_metadata -1 -fflags +bitexact -flags:a +bitexact -ac 1 " + rate)
                .with("-c:a pcm_s16le -f wav")
                .with(List.of(result));
    }

    private record Attempt(String program, List<String> command) {
        Attempt(String program) {
            this(program, List.of(program));
        }

        Attempt with(String words) {
            return words.isBlank() ? this : with(Studio.words(words));
        }

        Attempt with(List<String> arguments) {
            var longer = new ArrayList<>(command);
            longer.addAll(arguments);
            return new Attempt(program, longer);
        }
    }
}
