package dev.hotline.console.flows;

import java.util.List;
import java.util.Optional;

/**
 * A box of a chart.
 *
 * @param id unique in the chart
 * @param title the step's name; empty in marks that have no text
 * @param word what the step does, by its word in the file
 * @param subject what it does it with, such as a queue; may be empty
 * @param lines more about it
 * @param flow the flow that it runs
 */
record Box(String id, Kind kind, String title, String word, String subject, List<String> lines, Optional<String> flow) {

    static Box mark(String id, Kind kind, String title) {
        return new Box(id, kind, title, "", "", List.of(), Optional.empty());
    }

    /** The second line. */
    String does() {
        return subject.isEmpty() ? word : word + " · " + subject;
    }
}
