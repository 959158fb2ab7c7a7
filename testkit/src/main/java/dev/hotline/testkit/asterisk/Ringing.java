package dev.hotline.testkit.asterisk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One phone that Asterisk rings, for a caller or for an originate. */
final class Ringing {

    /** How it came out, in the words of DIALSTATUS. */
    enum Outcome {
        ANSWER,
        BUSY,
        NOANSWER,
        CANCEL
    }

    private final Exchange exchange;
    private final World world;
    private final @Nullable Channel caller;
    private final Channel called;
    private final String dialString;

    private Ringing(Exchange exchange, @Nullable Channel caller, Channel called, String destination) {
        this.exchange = exchange;
        this.caller = caller;
        this.called = called;
        world = exchange.world();
        dialString = destination.substring("PJSIP/".length());
    }

    /** Rings a phone for a caller. Under the lock. */
    static Ringing forCaller(Exchange exchange, Channel caller, SimulatedPhone phone, String destination) {
        Channel called = exchange.create(
                phone.device(),
                Channel.State.DOWN,
                new Party(caller.extension(), ""),
                phone.context(),
                caller.extension(),
                caller,
                null);
        Ringing ringing = new Ringing(exchange, caller, called, destination);
        ringing.begin(phone, caller.caller());
        caller.connected(called.caller());
        return ringing;
    }

    /** Rings a phone for an originate. Under the lock. */
    static Ringing forOriginate(
            Exchange exchange, SimulatedPhone phone, String destination, Party shown, @Nullable String uniqueId) {
        Channel called =
                exchange.create(phone.device(), Channel.State.DOWN, shown, phone.context(), "s", null, uniqueId);
        return new Ringing(exchange, null, called, destination);
    }

    void begin(SimulatedPhone phone, Party shown) {
        called.connected(shown);
        exchange.events().call("DialBegin", both().add("DialString", dialString));
        phone.ring(called, shown);
        if (called.state() == Channel.State.RINGING) {
            exchange.events().call("DialState", both().add("DialStatus", "RINGING"));
        }
    }

    Channel called() {
        return called;
    }

    /** Waits until the phone was answered or it is clear that it will not be; in that case its channel is gone. */
    Outcome await(Duration ring) {
        world.await(world.inScaled(ring), () -> called.isUp() || called.isHungUp() || isCallerGone());
        return world.get(this::conclude);
    }

    private Outcome conclude() {
        Outcome outcome = outcome();
        // Asterisk tells of no DialEnd when an originate's time is over.
        if (caller != null || outcome != Outcome.NOANSWER) {
            exchange.events().call("DialEnd", both().add("DialStatus", outcome));
        }
        if (outcome != Outcome.ANSWER) {
            exchange.destroy(called, caller == null ? HangupCause.NO_ANSWER : HangupCause.NONE);
        }
        return outcome;
    }

    private Outcome outcome() {
        if (called.isUp()) {
            return Outcome.ANSWER;
        }
        if (called.isHungUp()) {
            return called.cause() == HangupCause.BUSY ? Outcome.BUSY : Outcome.NOANSWER;
        }
        return isCallerGone() ? Outcome.CANCEL : Outcome.NOANSWER;
    }

    private boolean isCallerGone() {
        return caller != null && caller.isHungUp();
    }

    private Headers both() {
        Headers headers = new Headers();
        if (caller != null) {
            headers.add(caller);
        }
        return headers.add("Dest", called);
    }
}
