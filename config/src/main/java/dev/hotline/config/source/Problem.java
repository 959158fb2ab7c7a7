package dev.hotline.config.source;

import java.util.Comparator;

/**
 * Something in a file that is not as it should be.
 *
 * @param file name, relative to the folder that was read
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong and what was expected, in one line
 */
public record Problem(String file, int line, int column, Severity severity, String message)
        implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::message);

    /** Whether the files can be used. */
    public enum Severity {
        /** They cannot: what is written has no meaning, or not the one that was meant. */
        ERROR,
        /** They can, but somebody should look: it may have been right once, such as a holiday that is over. */
        WARNING
    }

    /** Something that keeps the files from being used. */
    public static Problem error(String file, int line, int column, String message) {
        return new Problem(file, line, column, Severity.ERROR, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (isError() ? "" : "warning: ") + message;
    }
}
