package dev.hotline.core;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The record of what happened, kept in SQL. Callable from any thread.
 */
public interface Journal {

    /**
     * Keeps these facts of one call: all of them or none, in one transaction, after every fact of that call that was given before.
     * The future succeeds only when they are kept. A fact that is kept already (after a retry) is not kept twice.
     */
    Future<Void> append(List<? extends CallEvent> events);

    /** @see #append(List) */
    default Future<Void> append(CallEvent event) {
        return append(List.of(event));
    }

    /** What is known of a call, or empty when nothing is. It sees all that was given to {@link #append} before. */
    Future<Optional<CallRecord>> find(CallId call);

    /** The calls of this Asterisk node that have not ended. */
    Future<List<CallRecord>> open(String node);
}
