package dev.hotline.handlers;

import dev.hotline.config.flow.Exit;

/**
 * How a step ended.
 *
 * @param why for people, such as {@code pressed 1} or {@code caller.known holds}
 */
record Decision(Exit exit, String why) {
    static final Decision NEXT = new Decision(Exit.NEXT, "");

    static Decision next(String why) {
        return new Decision(Exit.NEXT, why);
    }
}
