package dev.hotline.asterisk.ami.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One message from Asterisk: keys and values in the order they came, as the bytes they came in. A text is made of a value only when it is
 * asked for. Immutable, so safe from any thread.
 */
public final class AmiMessage {
    /** More are not Asterisk's. */
    private static final int MAX_LINES = 1000;
    /** Of each line: the hash of its key, where it begins, its colon, and its end. */
    private static final int WIDTH = 4;

    private final String event;
    private final byte[] bytes;
    private int[] lines = new int[24 * WIDTH];
    private int size;

    /**
     * Reads {@code Key: value} lines, which end in CR LF (a lone LF belongs to the value); a line without a colon is skipped, Asterisk
     * sends none in what is asked for here.
     *
     * @param event its name, empty when it is a response
     * @param bytes is not copied
     */
    AmiMessage(String event, byte[] bytes) {
        this.event = event;
        this.bytes = bytes;
        for (int at = 0; at < bytes.length; ) {
            int lineEnd = AmiDecoder.lineEnd(bytes, at, bytes.length);
            int end = lineEnd < 0 ? bytes.length : lineEnd;
            index(at, end);
            at = end + 2;
        }
    }

    /** A message from text whose lines end in CR LF. */
    public static AmiMessage parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String event = new AmiMessage("", bytes).get("Event");
        return new AmiMessage(event, bytes);
    }

    private void index(int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == ':') {
                if (i > from) {
                    add(hash, from, i, to);
                }
                return;
            }
            hash = 31 * hash + bytes[i];
        }
    }

    private void add(int hash, int from, int colon, int to) {
        if (size == lines.length) {
            if (size >= MAX_LINES * WIDTH) {
                throw new AmiFormatException("a message has more than " + MAX_LINES + " lines");
            }
            lines = Arrays.copyOf(lines, size * 2);
        }
        lines[size] = hash;
        lines[size + 1] = from;
        lines[size + 2] = colon;
        lines[size + 3] = to;
        size += WIDTH;
    }

    /** The first value of this key, or empty text when there is none. */
    public String get(String key) {
        int hash = key.hashCode();
        for (int line = 0; line < size; line += WIDTH) {
            if (lines[line] == hash && isKey(line, key)) {
                return value(line);
            }
        }
        return "";
    }

    /** All keys and values, in their order. */
    public void forEach(BiConsumer<String, String> each) {
        for (int line = 0; line < size; line += WIDTH) {
            each.accept(key(line), value(line));
        }
    }

    /** The event's name, or empty text when this is a response. */
    public String event() {
        return event;
    }

    /** The id of the action that it answers, or empty text. */
    public String actionId() {
        return get("ActionID");
    }

    public boolean isResponse() {
        return event.isEmpty();
    }

    /** Whether the action was refused. */
    public boolean isError() {
        return get("Response").equals("Error");
    }

    /** The first of these keys that is there twice, or null. */
    @Nullable
    String repeated(Set<String> keys) {
        for (int line = WIDTH; line < size; line += WIDTH) {
            int hash = lines[line];
            for (int before = 0; before < line; before += WIDTH) {
                if (lines[before] == hash && keys.contains(key(line)) && isKey(before, key(line))) {
                    return key(line);
                }
            }
        }
        return null;
    }

    private boolean isKey(int line, String key) {
        int from = lines[line + 1];
        return lines[line + 2] - from == key.length() && EventNames.isText(bytes, from, key);
    }

    private String key(int line) {
        return text(lines[line + 1], lines[line + 2]);
    }

    private String value(int line) {
        int from = lines[line + 2] + 1;
        int to = lines[line + 3];
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        return text(from, to);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text(0, bytes.length);
    }
}
