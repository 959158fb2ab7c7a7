package dev.hotline.storage;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The facts of one call that are kept, and what they add up to. A fact's place in the list is its sequence number.
 *
 * @param facts the first is the arrival
 */
record CallFacts(CallRecord record, List<CallEvent> facts) {

    static CallFacts of(CallEvent.Arrived arrived) {
        return new CallFacts(CallRecord.of(arrived), List.of(arrived));
    }

    /** The facts in their order; empty when there are none. */
    static Optional<CallFacts> of(List<CallEvent> facts) {
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        if (!(facts.getFirst() instanceof CallEvent.Arrived arrived)) {
            throw new IllegalArgumentException("call " + facts.getFirst().call() + ": its first fact is "
                    + facts.getFirst() + " (expected: its arrival)");
        }
        return Optional.of(facts.stream().skip(1).reduce(of(arrived), CallFacts::plus, (one, other) -> other));
    }

    /** What is kept and what is to be kept, each fact once; facts before the arrival tell nothing. */
    static Optional<CallFacts> with(Optional<CallFacts> kept, List<CallEvent> pending) {
        CallFacts all = kept.orElse(null);
        for (CallEvent event : pending) {
            if (all != null && !all.holds(event)) {
                all = all.plus(event);
            } else if (all == null && event instanceof CallEvent.Arrived arrived) {
                all = of(arrived);
            }
        }
        return Optional.ofNullable(all);
    }

    /** Whether this fact is kept already; a case's id does not count, for the store may have put another case's in its place. */
    boolean holds(CallEvent event) {
        return facts.stream().anyMatch(kept -> same(kept, event));
    }

    private static boolean same(CallEvent kept, CallEvent event) {
        return (kept instanceof CallEvent.CaseOpened one && event instanceof CallEvent.CaseOpened other)
                ? one.equals(withCase(other, one))
                : kept.equals(event);
    }

    private static CallEvent withCase(CallEvent.CaseOpened event, CallEvent.CaseOpened kept) {
        return new CallEvent.CaseOpened(
                event.call(), event.at(), kept.caseId(), event.reason(), event.number(), event.dueAt());
    }

    CallFacts plus(CallEvent event) {
        List<CallEvent> more = new ArrayList<>(facts.size() + 1);
        more.addAll(facts);
        more.add(event);
        return new CallFacts(record.after(event), Collections.unmodifiableList(more));
    }
}
