package dev.hotline.testkit.asterisk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The plain queue of {@code config/asterisk/queues-hotline.conf}: the operator's phone is rung while the caller hears music. */
final class OperatorQueue {
    private static final String OPERATOR = "PJSIP/1005";
    private static final Duration WAIT = Duration.ofMinutes(3);
    private static final Duration RING = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Exchange exchange;
    private final World world;
    private final Channel caller;
    private final Media media;

    OperatorQueue(Exchange exchange, Channel caller) {
        this.exchange = exchange;
        this.caller = caller;
        world = exchange.world();
        media = new Media(exchange, caller);
    }

    /** Waits for the operator and the talk; true when the caller is still there and was not served. */
    boolean run() {
        long end = world.inScaled(WAIT);
        world.run(() -> caller.music("hotline"));
        while (!caller.isHungUp() && System.nanoTime() < end) {
            Ringing ringing = world.find(this::ring);
            if (ringing != null && ringing.await(RING) == Ringing.Outcome.ANSWER) {
                talk(ringing.called());
                return false;
            }
            media.pause(RETRY);
        }
        world.run(caller::musicOff);
        return !caller.isHungUp();
    }

    private @Nullable Ringing ring() {
        SimulatedPhone operator = exchange.reachable(OPERATOR);
        return operator == null ? null : Ringing.forCaller(exchange, caller, operator, OPERATOR);
    }

    private void talk(Channel operator) {
        world.run(caller::musicOff);
        new Conversation(exchange, caller, operator).await();
    }
}
