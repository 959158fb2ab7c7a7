package dev.hotline.testkit.asterisk;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Channel variables; a name set with one underscore is inherited by the next channel, with two by all after it. Guarded by the world. */
final class Variables {
    private record Value(String text, int inherited) {}

    private final Map<String, Value> values = new HashMap<>();

    @Nullable
    String get(String name) {
        Value value = values.get(name);
        return value == null ? null : value.text();
    }

    void set(String name, String text) {
        int inherited = name.startsWith("__") ? 2 : name.startsWith("_") ? 1 : 0;
        values.put(name.substring(inherited), new Value(text, inherited));
    }

    void inheritFrom(Variables parent) {
        parent.values.forEach((name, value) -> {
            if (value.inherited() > 0) {
                values.put(name, value.inherited() == 2 ? value : new Value(value.text(), 0));
            }
        });
    }
}
