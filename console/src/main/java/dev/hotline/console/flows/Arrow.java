package dev.hotline.console.flows;

import java.util.List;

/**
 * An arrow of a chart: all exits of one box that lead to the same other one.
 *
 * @param from a box's id
 * @param to a box's id
 * @param labels one for each exit, in the order of the exits; none where the exit needs no name
 */
record Arrow(String from, String to, List<Label> labels) {

    /** What an exit is called. */
    sealed interface Label {
        String text();

        /** A key, or keys, that the caller presses. */
        record Key(String text) implements Label {}

        /** A name, a condition or a share. */
        record Words(String text) implements Label {}
    }
}
