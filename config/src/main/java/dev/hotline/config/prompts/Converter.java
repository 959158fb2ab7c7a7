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

    /** Tries one program after the other; fails with what each of them said. */
    void convert(Path source, String result) throws PromptException, IOException, InterruptedException {
        var said = new ArrayList<String>();
        for (Attempt attempt : attempts(source, result)) {
            try {
                Tool.ofDebian(attempt.program()).run(attempt.command(), "");
                return;
            } catch (PromptException e) {
                said.add(e.getMessage());
            }
        }
        throw new PromptException(source + " cannot be converted: " + String.join("; ", said));
    }

    private List<Attempt> attempts(Path source, String result) {
        boolean wav = source.toString().toLowerCase(Locale.ROOT).endsWith(".wav");
        String file = source.toAbsolutePath().toString();
        Attempt first = sox(file, result);
        Attempt second = ffmpeg(file, result);
        return wav ? List.of(first, second) : List.of(second, first);
    }

    private Attempt sox(String source, String result) {
        return Attempt.of(sox, "-R -D", source, "-r 8000 -c 1 -b 16 -e signed-integer", result);
    }

    /** It may read no more than this file: one that is a playlist would else have it fetch from anywhere. */
    private Attempt ffmpeg(String source, String result) {
        return Attempt.of(
                ffmpeg,
                "-nostdin -v error -protocol_whitelist file -i",
                "file:" + source,
                "-map 0:a:0 -map_metadata -1 -fflags +bitexact -flags:a +bitexact -ac 1 -ar 8000 -c:a pcm_s16le -f wav",
                result);
    }

    private record Attempt(String program, List<String> command) {
        static Attempt of(String program, String options, String source, String how, String result) {
            var command = new ArrayList<>(List.of(program));
            command.addAll(Studio.words(options));
            command.add(source);
            command.addAll(Studio.words(how));
            command.add(result);
            return new Attempt(program, command);
        }
    }
}
