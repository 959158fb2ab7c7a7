package dev.hotline.routing;

import dev.hotline.config.ServiceQueue;
import java.time.Duration;

/** What was seen of a queue: how long its calls occupy an agent, and how its promises were kept. One thread at a time. */
final class Figures {
    /** As many calls as the configured talk time counts for. */
    private static final double PRIOR = 20;
    /** The mean follows so many of the latest calls. */
    private static final double MEMORY = 200;

    /** Of a hundred promises so many may be broken; a little less than the ten that are spoken of. */
    private static final double MAY_BREAK = 0.07;

    private static final double STEP = 0.2;
    private static final double FIRST = 1.6;
    private static final double MOST = 6;

    private double count = PRIOR;
    private double seconds;
    private double upper = FIRST;

    Figures(ServiceQueue queue) {
        seconds = queue.talkTime().plus(queue.wrapUp()).toMillis() / 1000.0;
    }

    /** An agent was occupied with a call for so long, wrap-up included. */
    void handled(Duration occupied) {
        count = Math.min(MEMORY, count + 1);
        seconds += (occupied.toMillis() / 1000.0 - seconds) / count;
    }

    /** Mean seconds that a call occupies an agent. */
    double handlingSeconds() {
        return seconds;
    }

    /**
     * How far above its mean the upper end of a promise is, in standard deviations. Each broken promise raises it and each kept one
     * lowers it, so that in the long run as many are broken as may be: adaptive conformal inference (Gibbs and Candès, <i>Adaptive Conformal Inference
     * Under Distribution Shift</i>, 2021).
     */
    double upper() {
        return upper;
    }

    void promiseEnded(boolean kept) {
        upper = Math.clamp(upper + STEP * ((kept ? 0 : 1) - MAY_BREAK), 0, MOST);
    }
}
