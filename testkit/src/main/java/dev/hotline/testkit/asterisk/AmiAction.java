package dev.hotline.testkit.asterisk;

import java.util.ArrayList;
import java.util.List;

/** One action as a client sent it. */
final class AmiAction {
    private record Line(String name, String value) {}

    private final List<Line> lines = new ArrayList<>();

    /** Takes one line; one without a colon is ignored, as Asterisk does. */
    void add(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            lines.add(new Line(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The first value of this name; empty when there is none. */
    String get(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }

    long number(String name, long otherwise) {
        String value = get(name);
        return value.matches("\\d{1,9}") ? Long.parseLong(value) : otherwise;
    }

    boolean isTrue(String name) {
        return get(name).matches("(?i)true|yes|on|1|y|t");
    }
}
