package dev.hotline.config.flow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The steps that a call takes.
 *
 * @param name the file's, without its ending
 * @param start where the flow begins
 * @param steps by name, in the order of the file
 */
public record Flow(String name, String start, Map<String, Step> steps) {

    /** The first step. */
    public Step first() {
        return Objects.requireNonNull(steps.get(start), () -> "start of flow " + name + " (checked when it was read)");
    }

    public Optional<Step> step(String step) {
        return Optional.ofNullable(steps.get(step));
    }
}
