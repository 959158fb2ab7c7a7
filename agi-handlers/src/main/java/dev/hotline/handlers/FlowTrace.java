package dev.hotline.handlers;

import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;
import dev.hotline.core.CallId;

/** Is told of each step that a call takes. Called on the call's context; must not block. */
@FunctionalInterface
public interface FlowTrace {
    /**
     * A call leaves a step.
     *
     * @param why for people; empty where there was nothing to decide
     */
    void left(CallId call, Flow flow, Step step, Exit exit, String why);
}
