package dev.hotline.handlers.story;

import java.util.ArrayList;
import java.util.List;

/** What was said and done in a call, in its order. Confined to one thread. */
final class Dialogue {
    /** Who did it. */
    enum Kind {
        /** The hotline says a prompt, or plays music. */
        SAYS,
        /** The caller presses keys or hangs up. */
        CALLER,
        /** A phone rings. */
        RINGS,
        /** The call leaves a step of its flow. */
        STEP
    }

    /**
     * One line.
     *
     * @param what a prompt, keys, an agent
     * @param more for people: the language, what came of it
     */
    record Entry(Kind kind, String what, String more) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(Kind kind, String what, String more) {
        entries.add(new Entry(kind, what, more));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Only what this one did. */
    List<String> of(Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::what)
                .toList();
    }
}
