package dev.hotline.config;

import dev.hotline.config.flow.Flow;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A flow as it was read, and what has to be looked at again when all flows are read.
 *
 * @param whole whether all its exits are known: nothing can be told of a flow's ways otherwise
 */
record FlowDraft(Flow flow, boolean whole, Uses uses) {

    /** What the steps of one flow refer to, each with its place. */
    static final class Uses {
        final List<Text> prompts = new ArrayList<>();
        final List<Text> surveys = new ArrayList<>();
        final List<Call> calls = new ArrayList<>();
        /** Where each exit that the flow returns is returned first. */
        final Map<String, Text> returns = new LinkedHashMap<>();
    }

    /**
     * A step that runs another flow.
     *
     * @param called the other flow
     * @param exits that were written for what it returns
     */
    record Call(String step, Text place, String called, Map<String, Text> exits) {}

    String name() {
        return flow.name();
    }
}
