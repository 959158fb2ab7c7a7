package dev.hotline.config.source;

/**
 * A place in a file.
 *
 * @param file name, relative to the folder that is read
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(String file, int line, int column) {

    /** The first character of this file. */
    public static Position top(String file) {
        return new Position(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
