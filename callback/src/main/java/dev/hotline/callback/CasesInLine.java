package dev.hotline.callback;

import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CaseId;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The cases whose customers wait at home, each in routing's line as the call that opened it. What is kept here is only which of them were
 * given to routing: a case itself is the store's. Safe from any thread.
 */
final class CasesInLine {
    private final AcdService acd;
    private final Map<CaseId, Entry> entries = new HashMap<>();

    CasesInLine(AcdService acd) {
        this.acd = acd;
    }

    /** Whether this case, as it is now, waits for an agent of this queue or has been offered one. */
    synchronized boolean has(CustomerCase open, ServiceQueue queue) {
        Entry entry = entries.get(open.id());
        return entry != null
                && entry.revision == open.revision()
                && (entry.offered || entry.call.queue().equals(queue));
    }

    /**
     * The case waits from now on.
     *
     * @param call whose place it has
     * @param onOffer is told once, when there is an agent for it and it has not left before
     */
    synchronized void enter(CustomerCase open, WaitingCall call, Consumer<Offer> onOffer) {
        Entry entry = new Entry(open.revision(), call);
        Entry before = entries.put(open.id(), entry);
        if (before != null && !before.offered && !before.call.call().equals(call.call())) {
            acd.leave(before.call.call());
        }
        acd.awaitAgent(call).onSuccess(offer -> {
            if (offered(open.id(), entry)) {
                onOffer.accept(offer);
            }
        });
    }

    private synchronized boolean offered(CaseId id, Entry entry) {
        entry.offered = entries.get(id) == entry;
        return entry.offered;
    }

    /** The case waits no more; nothing happens when it did not. */
    synchronized void leave(CaseId id) {
        Entry entry = entries.remove(id);
        if (entry != null && !entry.offered) {
            acd.leave(entry.call.call());
        }
    }

    /** The agent offered is free again, and the case may enter anew. */
    synchronized void giveBack(CaseId id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            acd.leave(entry.call.call());
        }
    }

    /** All others leave. */
    synchronized void retain(Set<CaseId> due) {
        entries.keySet().stream().filter(id -> !due.contains(id)).toList().forEach(this::leave);
    }

    private static final class Entry {
        private final int revision;
        private final WaitingCall call;
        private boolean offered;

        Entry(int revision, WaitingCall call) {
            this.revision = revision;
            this.call = call;
        }
    }
}
