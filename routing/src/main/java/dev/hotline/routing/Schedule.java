package dev.hotline.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What will change by time alone. Each has one time at most: a new one replaces the old. One thread at a time. */
final class Schedule {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private long number;

    /** Something that changes by time. */
    abstract static sealed class Timed permits AgentSlot, Waiting {
        private @Nullable Instant wakeAt;
    }

    /** It changes at this time; null: not by time. */
    void at(@Nullable Instant time, Timed who) {
        if (time != null && !time.equals(who.wakeAt)) {
            entries.add(new Entry(time, number++, who));
        }
        who.wakeAt = time;
    }

    /** The next that is due by now, which is taken out; null when none is. */
    @Nullable
    Timed due(Instant now) {
        Entry next = next();
        if (next == null || next.at.isAfter(now)) {
            return null;
        }
        entries.remove();
        next.who.wakeAt = null;
        return next.who;
    }

    /** When the next is due; null when nothing is. */
    @Nullable
    Instant nextTime() {
        Entry next = next();
        return next == null ? null : next.at;
    }

    private @Nullable Entry next() {
        Entry next = entries.peek();
        while (next != null && !next.at.equals(next.who.wakeAt)) {
            entries.remove();
            next = entries.peek();
        }
        return next;
    }

    private record Entry(Instant at, long number, Timed who) {}
}
