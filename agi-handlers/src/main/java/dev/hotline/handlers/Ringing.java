package dev.hotline.handlers;

import dev.hotline.config.ServiceQueue;
import java.time.Duration;

/**
 * How an agent's phone rings for a caller, and how long the agent is left alone afterwards.
 *
 * @param time how long it rings
 * @param heard what the caller hears meanwhile, as an option of Asterisk's {@code Dial}
 * @param brief whether the agent hears who calls before they are connected
 * @param wrapUp after a talk
 * @param setAside when he did not answer
 */
record Ringing(Duration time, String heard, boolean brief, Duration wrapUp, Duration setAside) {
    /** For a caller who was in no queue: no file says anything of his wait. He hears the ringing tone. */
    static final Ringing OF_NO_QUEUE = new Ringing(Duration.ofSeconds(30), "r", true, Duration.ZERO, Duration.ZERO);

    static Ringing of(ServiceQueue queue) {
        return new Ringing(
                queue.ringTime(), "m(" + queue.music() + ")", queue.brief(), queue.wrapUp(), queue.setAside());
    }
}
