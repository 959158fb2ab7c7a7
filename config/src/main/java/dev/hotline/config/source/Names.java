package dev.hotline.config.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Names of one kind: where each is defined and where it is used, in whichever order these are read. A name that is defined twice, or
 * used and not defined, is a problem.
 */
public final class Names {
    private final String kind;
    private final Problems problems;
    private final Map<String, Position> defined = new LinkedHashMap<>();
    private boolean complete = true;

    /** @param kind what such a name is called in messages, such as {@code queue} */
    public Names(String kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
    }

    /** The name is defined here, and only here. */
    public void define(String name, Text where) {
        Position first = name.isEmpty() ? null : defined.putIfAbsent(name, where.at());
        if (first != null) {
            where.wrong("the " + kind + " '" + name + "' is already used at " + first);
        }
    }

    /** The name is that of a file, which is there once. */
    public void define(String name, Position file) {
        defined.put(name, file);
    }

    /** The name is defined here, perhaps also elsewhere. */
    public void defineAgain(String name, Text where) {
        defined.putIfAbsent(name, where.at());
    }

    /** The name is used here. */
    public void use(String name, Text where) {
        use(name, where, () -> true);
    }

    /** The name is used here if this is so when all has been read: a name made of a wrong one is not another mistake. */
    public void use(String name, Text where, BooleanSupplier counts) {
        problems.whenAllIsRead(() -> {
            if (counts.getAsBoolean()) {
                checkUse(name, where);
            }
        });
    }

    /** The name that a key has, which is used here; one that cannot be a name of anything is no more than that. */
    public String reference(Section section, String key) {
        Optional<Text> name = section.text(key, Formats.NAME.expected())
                .filter(text -> text.attempt(Formats.NAME).isPresent());
        name.ifPresent(text -> use(text.value(), text));
        return name.map(Text::value).orElse("");
    }

    /** All that are defined so far. */
    public Set<String> defined() {
        return Collections.unmodifiableSet(defined.keySet());
    }

    /** Whether the name is defined; to be asked when all has been read. */
    public boolean has(String name) {
        return defined.containsKey(name);
    }

    /** Not all definitions could be read, so nothing can be said about the uses. */
    public void incomplete() {
        complete = false;
    }

    private void checkUse(String name, Text where) {
        if (complete
                && !name.isEmpty()
                && !has(name)
                && !problems.isFull(where.at().file())) {
            where.wrong("there is no " + kind + " '" + name + "'" + Suggestion.of(name, defined.keySet()));
        }
    }
}
