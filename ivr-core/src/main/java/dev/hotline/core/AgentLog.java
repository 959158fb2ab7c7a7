package dev.hotline.core;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Every change of whether an agent takes calls, kept in SQL. Callable from any thread. */
public interface AgentLog {

    /** Succeeds when it is kept. */
    Future<Void> keep(AgentChange change);

    /** The changes made at this time or later, the oldest first. */
    Future<List<AgentChange>> since(Instant from);

    /** The last change of each of these agents; an agent who has none is not in it. */
    Future<Map<String, AgentChange>> latest(Collection<String> agents);
}
