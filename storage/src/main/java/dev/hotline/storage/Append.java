package dev.hotline.storage;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One append that waits for its commit. Confined to the writer's context. */
final class Append {
    private final List<CallEvent> events;
    private final Promise<Void> kept = Promise.promise();
    private int conflicts;

    Append(List<? extends CallEvent> events) {
        this.events = List.copyOf(events);
    }

    List<CallEvent> events() {
        return events;
    }

    Set<CallId> calls() {
        return events.stream().map(CallEvent::call).collect(Collectors.toSet());
    }

    /** Whether the call can be taken for one that nobody wrote of before. */
    boolean isNew(CallId call) {
        return conflicts == 0
                && events.stream()
                        .anyMatch(
                                e -> e instanceof CallEvent.Arrived && e.call().equals(call));
    }

    Promise<Void> kept() {
        return kept;
    }

    /** How often somebody else had written what this one wanted to. */
    int conflicts() {
        return conflicts;
    }

    void conflicted() {
        conflicts++;
    }
}
