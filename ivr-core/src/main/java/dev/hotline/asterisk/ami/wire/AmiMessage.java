package dev.hotline.asterisk.ami;

import java.util.ArrayList;
import java.util.List;

/** One message from Asterisk: keys and values in the order they came. Some dozen at most, so they are searched one by one. */
final class AmiMessage {
    private final List<String> keys = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /** Reads {@code Key: value} lines, which end in CR LF (a lone LF belongs to the value); a line without a colon is skipped, Asterisk sends none in what is asked for here. */
    static AmiMessage parse(String text) {
        AmiMessage message = new AmiMessage();
        for (String line : text.split("\r\n", -1)) {
            message.add(line);
        }
        return message;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            keys.add(line.substring(0, colon));
            values.add(line.substring(colon + 1).strip());
        }
    }

    /** The first value of this key, or empty text when there is none. */
    String get(String key) {
        int index = keys.indexOf(key);
        return index < 0 ? "" : values.get(index);
    }

    /** The event's name, or empty text when this is a response. */
    String event() {
        return get("Event");
    }

    String actionId() {
        return get("ActionID");
    }

    boolean isResponse() {
        return !keys.isEmpty() && keys.getFirst().equals("Response");
    }

    boolean isError() {
        return get("Response").equals("Error");
    }

    @Override
    public String toString() {
        return keys + " " + values;
    }
}
