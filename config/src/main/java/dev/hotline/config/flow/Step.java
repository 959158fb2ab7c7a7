package dev.hotline.config.flow;

import dev.hotline.config.source.Position;
import java.util.Map;
import java.util.Optional;

/**
 * A step of a flow.
 *
 * @param name unique in its flow
 * @param at where it stands
 * @param exits the step that each exit leads to, also those that were not written; an exit that is not here ends the call
 */
public record Step(String name, Position at, Action action, Map<Exit, String> exits) {

    /** The step that this exit leads to; empty where the call ends. */
    public Optional<String> target(Exit exit) {
        return Optional.ofNullable(exits.get(exit));
    }
}
