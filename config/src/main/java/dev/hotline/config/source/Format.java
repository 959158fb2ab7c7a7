package dev.hotline.config.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a text is read as a value.
 *
 * @param expected what a text must be, such as {@code a whole number from 1 to 9}; goes into messages
 * @param standIn the value that reading goes on with when the text is wrong
 * @param known all texts that are right, where they can be listed, to guess from
 * @param parser the value, or empty when the text is wrong
 */
public record Format<T>(String expected, T standIn, Collection<String> known, Function<String, Optional<T>> parser) {

    public static <T> Format<T> of(String expected, T standIn, Function<String, Optional<T>> parser) {
        return new Format<>(expected, standIn, List.of(), parser);
    }

    /** The value, or empty when the text is wrong. */
    public Optional<T> parse(String text) {
        return parser.apply(text);
    }

    String complaint(String text) {
        String guess = Suggestion.nearest(text, known)
                .map(likely -> "; did you mean '" + likely + "'?")
                .orElse("");
        return "'" + shown(text) + "' is not " + expected + guess;
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\R", "\\\\n");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
