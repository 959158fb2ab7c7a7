package dev.hotline.config.prompts;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a voice of {@code prompts/manifest.yaml}. */
final class VoiceReader {
    private static final Format<String> NAME =
            Formats.matching("[A-Za-z0-9+_-]{1,40}", "one of the voices that 'espeak-ng --voices' lists");

    private static final String COMMAND = "a program and its arguments, {out} among them";
    private static final Pattern BRACES = Pattern.compile("\\{\\w*}");
    private static final int NO_MATTER = 100;

    private VoiceReader() {}

    static Voice voice(Section voice) {
        List<String> command = voice.has("command") ? command(voice) : Voice.ESPEAK;
        return new Voice(
                command,
                isTold(voice, "voice", command) ? voice.get("voice", NAME) : "",
                isTold(voice, "speed", command) ? voice.get("speed", Formats.integer(80, 400)) : NO_MATTER,
                isTold(voice, "pitch", command) ? voice.get("pitch", Formats.integer(0, 99)) : NO_MATTER,
                say(voice.optionalSection("say")));
    }

    /** A command that does not tell its program of a key needs none, but one that is there must be right. */
    private static boolean isTold(Section voice, String key, List<String> command) {
        return voice.has(key) || command.stream().anyMatch(argument -> argument.contains("{" + key + "}"));
    }

    private static List<String> command(Section voice) {
        List<Text> arguments = voice.texts("command", COMMAND);
        for (Text argument : arguments) {
            Matcher braces = BRACES.matcher(argument.value());
            while (braces.find()) {
                checkPlaceholder(argument, braces.group());
            }
        }
        List<String> command = arguments.stream().map(Text::value).toList();
        if (!command.isEmpty()) {
            checkProgram(arguments.getFirst());
        }
        if (command.stream().noneMatch(argument -> argument.contains("{out}"))) {
            voice.wrong("command has no {out}: expected " + COMMAND + ", such as [espeak-ng, --stdin, -w, \"{out}\"]");
        }
        return command;
    }

    private static void checkPlaceholder(Text argument, String found) {
        if (!Voice.PLACEHOLDERS.contains(found)) {
            argument.wrong(
                    "'" + found + "' is not a placeholder: expected one of " + String.join(", ", Voice.PLACEHOLDERS));
        }
    }

    private static void checkProgram(Text program) {
        if (program.value().isBlank() || BRACES.matcher(program.value()).find()) {
            program.wrong("'" + program.value() + "' is not a program: expected its name, such as espeak-ng");
        }
    }

    private static Map<String, String> say(Section words) {
        var say = new LinkedHashMap<String, String>();
        words.namedTexts().forEach((word, written) -> say.put(word, written.as(Formats.TEXT)));
        return say;
    }
}
