package dev.hotline.core;

import io.vertx.core.Future;
import java.util.List;

/** Who did what to calls and agents, kept in SQL and never changed but for the outcome. Callable from any thread. */
public interface AuditLog {

    /** Before it is done; succeeds when it is kept. */
    Future<Void> keep(AuditEntry asked);

    /** What came of it; succeeds when it is kept. */
    Future<Void> outcome(AuditEntry asked, String outcome);

    /** Newest first. */
    Future<List<AuditEntry>> latest(int limit);
}
