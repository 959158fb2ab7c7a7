package dev.hotline.routing;

import dev.hotline.core.HeadStart;
import dev.hotline.core.WaitPromise;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a call keeps from its first wait until it is answered or gone, also while a phone rings for it. One thread at a time. */
final class Standing {
    private Duration raised;
    private Duration forPromise = Duration.ZERO;
    private @Nullable WaitPromise promise;
    private boolean broken;

    /** @param raised what supervisors have given it so far */
    Standing(Duration raised) {
        this.raised = raised;
    }

    /** All that it counts as having waited longer, with this head start of a key account. */
    HeadStart headStart(Duration keyAccount) {
        return new HeadStart(keyAccount, forPromise, raised);
    }

    void raise(Duration more) {
        raised = raised.plus(more);
    }

    @Nullable
    WaitPromise promise() {
        return promise;
    }

    /** The first promise is the one that counts. */
    void promised(@Nullable WaitPromise made) {
        promise = promise == null ? made : promise;
    }

    boolean broken() {
        return broken;
    }

    /** Whether the promise, which was not known to be broken yet, is broken by now. */
    boolean breaks(Instant now) {
        return !broken && promise != null && now.isAfter(promise.until());
    }

    /** The promise is broken: the call counts as having waited so much longer. */
    void broke(Duration more) {
        broken = true;
        forPromise = more;
    }

    /** When the promise will be broken; null when none can be any more. */
    @Nullable
    Instant breaksAt() {
        return promise == null || broken ? null : promise.until();
    }
}
