package dev.hotline.config.prompts;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a language is spoken: a text-to-speech program, and what it is to be told.
 *
 * @param command the program and its arguments, with {@link #PLACEHOLDERS} in them; the text goes to its standard input where {@code {text}} is
 *     not among them
 * @param name of the program's voice
 * @param speed in words a minute
 * @param pitch 0 to 99
 * @param say words that the voice reads wrongly, each with how it is written for it
 */
public record Voice(List<String> command, String name, int speed, int pitch, Map<String, String> say) {
    /** What speaks where the manifest names no command. */
    static final List<String> ESPEAK = Studio.words("espeak-ng --stdin -v {voice} -s {speed} -p {pitch} -w {out}");

    static final List<String> PLACEHOLDERS = List.of("{text}", "{out}", "{voice}", "{speed}", "{pitch}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(text|out|voice|speed|pitch)}");
    private static final Pattern BEFORE_WORDS = Pattern.compile("^[^\\p{L}\\p{N}]+");
    private static final int LONGEST_SINGLE_WORD = 5;

    /** The name of the program. */
    String program() {
        return command.getFirst();
    }

    /** The program and its arguments for this text. A placeholder never makes more than the one argument that it stands in. */
    List<String> commandFor(String text, String out) {
        return command.stream()
                .map(argument -> PLACEHOLDER
                        .matcher(argument)
                        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), text, out))))
                .toList();
    }

    /** What the program reads from its standard input. */
    String inputFor(String text) {
        return command.stream().anyMatch(argument -> argument.contains("{text}")) ? "" : written(text);
    }

    private String value(String placeholder, String text, String out) {
        return switch (placeholder) {
            case "text" -> argument(written(text));
            case "out" -> out;
            case "voice" -> name;
            case "speed" -> String.valueOf(speedOf(text));
            default -> String.valueOf(pitch);
        };
    }

    /** A text that cannot be taken for an option: it begins with a letter or digit. */
    private static String argument(String text) {
        return BEFORE_WORDS.matcher(text).replaceFirst("");
    }

    /** How fast to speak this text: a single word, such as a digit, is spoken slower, or it would be over before it is heard. */
    private int speedOf(String text) {
        return text.length() <= LONGEST_SINGLE_WORD ? Math.max(80, speed * 2 / 3) : speed;
    }

    private String written(String text) {
        String result = text;
        for (var word : say.entrySet()) {
            result = result.replace(word.getKey(), word.getValue());
        }
        return result;
    }
}
