package dev.hotline.handlers;

import dev.hotline.core.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/**
 * The keys that a waiting caller presses without being asked. Those of his first two seconds do not count: who comes from a menu often presses
 * its key once more. Confined to the session's loop.
 */
final class UnaskedKeys {
    private static final Duration STILL_OF_THE_MENU = Duration.ofSeconds(2);

    private final CallSession session;
    private final Loop loop;
    private final Promise<Void> begun = Promise.promise();

    UnaskedKeys(CallSession session, Loop loop) {
        this.session = session;
        this.loop = loop;
    }

    /** He comes now; what was pressed before is not meant for us. */
    void begin() {
        session.speaker().forgetKeys();
        loop.after(STILL_OF_THE_MENU, () -> {
            session.speaker().forgetKeys();
            begun.tryComplete();
        });
    }

    /** Whether he has pressed one that counts, and that nobody has read. */
    boolean isPressed() {
        return begun.future().isComplete() && session.line().keyAhead().isComplete();
    }

    /** Completes when {@link #isPressed}. */
    Future<Void> pressed() {
        return begun.future().compose(v -> session.line().keyAhead());
    }
}
