package dev.hotline.config.source;

import java.util.Optional;
import java.util.OptionalInt;

/** A single value as it stands in a file: text that knows its place and what it is called there. */
public final class Text {
    private final String label;
    private final String value;
    private final Position at;
    private final OptionalInt first;
    private final Problems problems;

    Text(String label, String value, Position at, Problems problems) {
        this(label, value, at, OptionalInt.of(at.column()), problems);
    }

    /** @param first the column of the first character, which is not that of a quote; empty where the text is not on one line as it is */
    Text(String label, String value, Position at, OptionalInt first, Problems problems) {
        this.label = label;
        this.value = value;
        this.at = at;
        this.first = first;
        this.problems = problems;
    }

    public String value() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** A part of this text, from this character on, with its own place where that can be told. */
    public Text part(int from, int to) {
        String part = value.substring(from, to);
        return first.isEmpty()
                ? new Text(label, part, at, first, problems)
                : new Text(label, part, new Position(at.file(), at.line(), first.getAsInt() + from), problems);
    }

    /** The value in this format; when it is not, a problem is noted and the format's stand-in returned. */
    public <T> T as(Format<T> format) {
        return attempt(format).orElse(format.standIn());
    }

    /** The value in this format; when it is not, empty, with the problem noted. */
    public <T> Optional<T> attempt(Format<T> format) {
        Optional<T> result = format.parse(value);
        if (result.isEmpty()) {
            wrong(value.isEmpty() ? "is empty: expected " + format.expected() : format.complaint(value));
        }
        return result;
    }

    /** Notes a problem with this value. */
    public void wrong(String message) {
        problems.add(at, labelled(message));
    }

    /** Notes that somebody should look at this value, though it can be used. */
    public void doubtful(String message) {
        problems.warn(at, labelled(message));
    }

    private String labelled(String message) {
        return label + (message.startsWith("is ") ? " " : ": ") + message;
    }

    /** Where it stands. */
    public Position at() {
        return at;
    }

    @Override
    public String toString() {
        return at + ": " + label + ": " + value;
    }
}
