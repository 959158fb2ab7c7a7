package dev.hotline.handlers;

import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in its flow a call is: a step, and the place from which its flow is run when it is a sub-flow. As text such as
 * {@code vip.service>service.menu}, the outermost first.
 */
record FlowPlace(Flow flow, Step step, @Nullable FlowPlace caller) {
    private static final String INTO = ">";

    /** Where a call begins that goes through this flow. */
    static FlowPlace start(Flow flow) {
        return new FlowPlace(flow, flow.first(), null);
    }

    /** The place of this text; empty when a flow or step of it is not there (any more). */
    static Optional<FlowPlace> parse(String text, Map<String, Flow> flows) {
        FlowPlace place = null;
        for (String part : text.split(INTO, -1)) {
            int dot = part.indexOf('.');
            Flow flow = flows.get(part.substring(0, Math.max(0, dot)));
            Step step = flow == null ? null : flow.steps().get(part.substring(dot + 1));
            if (flow == null || step == null) {
                return Optional.empty();
            }
            place = new FlowPlace(flow, step, place);
        }
        return Optional.ofNullable(place);
    }

    /** Another step of the same flow. */
    FlowPlace to(String name) {
        return new FlowPlace(flow, flow.step(name).orElseThrow(), caller);
    }

    /** The first step of a flow that this step runs. */
    FlowPlace into(Flow sub) {
        return new FlowPlace(sub, sub.first(), this);
    }

    @Override
    public String toString() {
        String own = flow.name() + "." + step.name();
        return caller == null ? own : caller + INTO + own;
    }
}
