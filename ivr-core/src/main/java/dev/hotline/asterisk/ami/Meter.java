package dev.hotline.asterisk.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what a link sees, over all its connections. To be written on the link's context, to be read from any thread. */
final class Meter {
    private final LongAdder events = new LongAdder();
    private final LongAdder unknownEvents = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder overflows = new LongAdder();
    private final LongAdder lateReplies = new LongAdder();
    private final LongAdder duplicateReplies = new LongAdder();
    private final Map<Drift, LongAdder> drift = new EnumMap<>(Drift.class);
    private final AtomicBoolean refusalSaid = new AtomicBoolean();
    private final EventRate rate;
    private volatile @Nullable Instant lastEvent;
    private volatile @Nullable Duration roundTrip;

    Meter(Instant now) {
        rate = new EventRate(now);
        for (Drift kind : Drift.values()) {
            drift.put(kind, new LongAdder());
        }
    }

    void event() {
        events.increment();
    }

    void unknownEvent() {
        events.increment();
        unknownEvents.increment();
    }

    /** Bytes came; how many events there were before them tells whether there were any in them. */
    void received(long eventsBefore, Instant now) {
        long total = events.sum();
        if (total != eventsBefore) {
            lastEvent = now;
            rate.at(total, now);
        }
    }

    long events() {
        return events.sum();
    }

    /** True for the first one. */
    boolean refused() {
        refused.increment();
        return refusalSaid.compareAndSet(false, true);
    }

    void dropped() {
        dropped.increment();
    }

    void overflow() {
        overflows.increment();
    }

    void lateReply() {
        lateReplies.increment();
    }

    void duplicateReply() {
        duplicateReplies.increment();
    }

    void drift(Drift kind) {
        Objects.requireNonNull(drift.get(kind)).increment();
    }

    void roundTrip(@Nullable Duration took) {
        roundTrip = took;
    }

    Optional<Duration> roundTrip() {
        return Optional.ofNullable(roundTrip);
    }

    Optional<Duration> lastEventAge(Instant now) {
        return Optional.ofNullable(lastEvent).map(at -> Duration.between(at, now));
    }

    AmiCounts counts(Instant now) {
        Map<Drift, Long> corrected = new EnumMap<>(Drift.class);
        drift.forEach((kind, count) -> corrected.put(kind, count.sum()));
        long total = events.sum();
        return new AmiCounts(
                total,
                rate.perSecond(total, now),
                unknownEvents.sum(),
                refused.sum(),
                dropped.sum(),
                overflows.sum(),
                lateReplies.sum(),
                duplicateReplies.sum(),
                corrected);
    }
}
