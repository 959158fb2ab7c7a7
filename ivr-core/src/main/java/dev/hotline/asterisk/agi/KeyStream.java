package dev.hotline.asterisk.agi;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The {@link Keys} of a session as its commands meet them; most sessions have none for long. To be used on the session's event loop. */
final class KeyStream {
    private final ContextInternal context;
    private @Nullable Keys keys;
    private @Nullable Promise<Void> next;

    KeyStream(ContextInternal context) {
        this.context = context;
    }

    /** AMI tells of a key; whether it is new. */
    boolean told(char key, Duration held) {
        boolean isNew = keys().told(key, held.toNanos(), System.nanoTime());
        if (isNew && next != null) {
            Promise<Void> waiting = next;
            next = null;
            waiting.complete();
        }
        return isNew;
    }

    /** Completes when there is a key that nobody asked for yet; fails when the session ends before. */
    Future<Void> ahead() {
        if (keys().isAhead()) {
            return context.succeededFuture();
        }
        if (next == null) {
            next = context.promise();
        }
        return next.future();
    }

    /** The key that was pressed before this command asks for it; 0 when there is none. */
    char takeFor(Command command) {
        return keys == null ? 0 : keys.take(command.takes());
    }

    /**
     * What a reply means for its command, by the keys that are known by now; empty when it ended for a key that was read before.
     *
     * @param now in nanoseconds
     * @throws AgiException when the reply is none to a command that asks for keys
     */
    Optional<AgiReply> answer(Command command, AgiReply reply, long now) {
        if (!command.asksForKeys() || !reply.isDone() || reply.number() < 0) {
            return Optional.of(reply);
        }
        char key = reply.key();
        if (key == 0) {
            char ahead = takeFor(command);
            return Optional.of(ahead == 0 ? reply : AgiReply.pressed(ahead));
        }
        char first = keys().replied(key, command.takes(), now);
        return first == 0 ? Optional.empty() : Optional.of(first == key ? reply : AgiReply.pressed(first));
    }

    /** What was pressed so far was not for us. */
    void forget() {
        if (keys != null) {
            keys.forget();
        }
    }

    /** The session is over: who waits for a key is told why. */
    void end(Supplier<AgiException> why) {
        if (next != null) {
            next.tryFail(why.get());
        }
    }

    private Keys keys() {
        if (keys == null) {
            keys = new Keys();
        }
        return keys;
    }
}
