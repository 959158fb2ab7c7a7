package dev.hotline.config.source;

import java.util.Comparator;

/**
 * Something in a file that cannot be used as it is.
 *
 * @param file name, relative to the folder that was read
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong and what was expected, in one line
 */
public record Problem(String file, int line, int column, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
