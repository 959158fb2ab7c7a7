package dev.hotline.asterisk.agi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk says of a call when it opens a session. Immutable. The {@code agi_…} lines are kept as one text and searched when asked: a
 * session is held for as long as its call, and few of them are ever read.
 */
public final class AgiRequest {
    private final String script;
    private final Map<String, String> query;
    /** Each line is a line end, the name without {@code agi_}, a colon and the value. */
    private final String lines;

    AgiRequest(String script, Map<String, String> query, String lines) {
        this.script = script;
        this.query = Map.copyOf(query);
        this.lines = lines;
    }

    /**
     * A request as Asterisk would make it.
     *
     * @param environment the values of {@code agi_…} lines, by name without {@code agi_}
     * @throws IllegalArgumentException when a value has a line end in it, as none has that came over the wire
     */
    public static AgiRequest of(String script, Map<String, String> query, Map<String, String> environment) {
        StringBuilder lines = new StringBuilder();
        environment.forEach(
                (name, value) -> lines.append('\n').append(name).append(':').append(oneLine(name, value)));
        return new AgiRequest(script, query, lines.toString());
    }

    private static String oneLine(String name, String value) {
        if (value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("agi_" + name + ": has a line end (expected: one line)");
        }
        return value;
    }

    /** The path of the AGI URL without its slash, such as {@code hotline}. */
    public String script() {
        return script;
    }

    /** The parameters of the AGI URL, decoded. */
    public Map<String, String> query() {
        return query;
    }

    /** The value of an {@code agi_…} line by name without {@code agi_}, or empty text when there is none. */
    public String value(String name) {
        int start = lines.indexOf("\n" + name + ":");
        if (start < 0) {
            return "";
        }
        int value = start + name.length() + 2;
        int end = lines.indexOf('\n', value);
        return lines.substring(value, end < 0 ? lines.length() : end).strip();
    }

    public String channel() {
        return value("channel");
    }

    public String uniqueId() {
        return value("uniqueid");
    }

    /** The number dialled: the dialplan extension. */
    public String extension() {
        return value("extension");
    }

    /** The calling number as sent, or null when Asterisk has none ({@code unknown}). */
    public @Nullable String callerNumber() {
        return known("callerid");
    }

    /** The calling name as sent, or null when Asterisk has none ({@code unknown}). */
    public @Nullable String callerName() {
        return known("calleridname");
    }

    private @Nullable String known(String name) {
        String value = value(name);
        return value.isEmpty() || value.equals("unknown") ? null : value;
    }

    @Override
    public String toString() {
        return script + " on " + channel();
    }
}
