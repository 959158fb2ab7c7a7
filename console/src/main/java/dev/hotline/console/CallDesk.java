package dev.hotline.console;

import dev.hotline.core.CallId;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * What supervisors do with a call in progress. A future fails with {@link dev.hotline.core.NotDoneException} when it cannot be done, and says
 * why. What was done is a fact of the call, with who did it: a supervisor, as he named himself; only that somebody listened is none. Callable
 * from any thread.
 */
public interface CallDesk {

    /** How a supervisor is in a talk. */
    enum Spy {
        /** Hears both, and is heard by nobody. */
        LISTEN,
        /** The agent hears him too. */
        WHISPER,
        /** Both hear him. */
        BARGE
    }

    /** Rings this phone; who answers is in the talk until its end. Completes when the phone was answered. */
    Future<Void> spy(CallId call, Spy how, String phone);

    /** The caller leaves the queue or the talk, and this agent's phone is rung for him. */
    Future<Void> takeOver(CallId call, String phone, String who);

    /** The caller leaves the queue or the talk, and waits in this queue. */
    Future<Void> reroute(CallId call, String queue, String who);

    /** The waiting caller is the next of his queue. */
    Future<Void> moveUp(CallId call, String who);

    /** The waiting caller counts as having waited so much longer. */
    Future<Void> raise(CallId call, Duration by, String who);

    /** The call ends. */
    Future<Void> hangUp(CallId call, String who);
}
