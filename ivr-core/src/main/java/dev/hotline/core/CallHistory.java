package dev.hotline.core;

import io.vertx.core.Future;
import java.time.Instant;

/** What is kept of callers' earlier calls. Callable from any thread. */
@FunctionalInterface
public interface CallHistory {

    /**
     * What earlier calls and cases tell of the caller of this call: those of the customer, or of the number where the customer is not known.
     *
     * @param call this one, which tells nothing of its caller's past
     * @param today when this day began where the site is
     */
    Future<CallerHistory> of(CallRecord call, Instant today, Instant now);
}
