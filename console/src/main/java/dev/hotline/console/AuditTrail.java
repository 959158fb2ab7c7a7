package dev.hotline.console;

import dev.hotline.core.AuditEntry;
import dev.hotline.core.AuditLog;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does nothing that is not in the audit log first. Safe from any thread. */
final class AuditTrail {
    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private final AuditLog audit;
    private final InstantSource clock;

    AuditTrail(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes that it was asked for, does it, and writes what came of it; completes after that as the deed does. */
    <T> Future<T> audited(String who, String what, String target, String detail, Supplier<Future<T>> deed) {
        AuditEntry asked = AuditEntry.asked(clock.instant(), who, what, target, detail);
        return audit.keep(asked)
                .compose(v -> deed.get())
                .compose(
                        done -> outcome(asked, AuditEntry.DONE)
                                .otherwise(e -> notKept(asked, e))
                                .map(done),
                        why -> outcome(asked, String.valueOf(why.getMessage()))
                                .transform(kept -> Future.failedFuture(why)));
    }

    /** What is done is not told as refused: somebody would do it twice. */
    private static @Nullable Void notKept(AuditEntry asked, Throwable why) {
        log.error("audit: the outcome of {} {} was not kept: {}", asked.what(), asked.target(), why.getMessage());
        return null;
    }

    private Future<Void> outcome(AuditEntry asked, String outcome) {
        log.info("audit: {} {} {} {}: {}", asked.who(), asked.what(), asked.target(), asked.detail(), outcome);
        return audit.outcome(asked, outcome);
    }
}
