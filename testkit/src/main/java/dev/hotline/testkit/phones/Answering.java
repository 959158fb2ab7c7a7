package dev.hotline.testkit.phones;

import java.time.Duration;
import java.util.function.Consumer;

/** What a phone's user does when it rings. */
public sealed interface Answering {

    /**
     * Lets it ring for a time, answers, and then does something with the call (on a thread of its own). When that returns the call
     * goes on; hang it up in there to end it.
     */
    record Answer(Duration after, Consumer<PhoneCall> then) implements Answering {}

    /** Refuses at once (486 Busy Here). */
    record Busy() implements Answering {}

    /** Lets it ring. */
    record Never() implements Answering {}

    static Answering answer(Duration after, Consumer<PhoneCall> then) {
        return new Answer(after, then);
    }

    static Answering busy() {
        return new Busy();
    }

    static Answering never() {
        return new Never();
    }
}
