package dev.hotline.handlers.story;

import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;

/**
 * A step that a call took, and how it left.
 *
 * @param why for people; empty where there was nothing to decide
 */
public record Taken(Flow flow, Step step, Exit exit, String why) {}
