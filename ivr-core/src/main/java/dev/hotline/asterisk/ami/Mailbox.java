package dev.hotline.asterisk.ami;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that wait for one subscriber. The link's context puts them in, the subscriber's takes them out, a few at a time so that it can
 * do other things as well. Its size is bounded: events that may be dropped are, while it is more than half full; the other half is
 * for those that may not.
 */
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
    private static final int AT_ONCE = 256;

    private final Queue<AmiEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean isDelivering = new AtomicBoolean();
    private final Context context;
    private final Consumer<AmiEvent> subscriber;
    private final int capacity;
    /** Whether an event was dropped since {@link #restored}; of the link's context only. */
    private boolean stale;

    /** What became of an event. */
    enum Result {
        TAKEN,
        /** It may be dropped, and was. */
        DROPPED,
        /** It may not be dropped, and there is no room. */
        FULL
    }

    Mailbox(Context context, Consumer<AmiEvent> subscriber, int capacity) {
        this.context = context;
        this.subscriber = subscriber;
        this.capacity = capacity;
    }

    /** Puts an event in, if there is room for its kind; {@link #deliverSoon} is to follow. */
    Result offer(AmiEvent event) {
        int waiting = size.get();
        if (event.mayBeDropped() && waiting >= capacity / 2) {
            stale = true;
            return Result.DROPPED;
        }
        if (waiting >= capacity) {
            return Result.FULL;
        }
        put(event);
        return Result.TAKEN;
    }

    /** Puts an event in whether there is room or not: the whole state and the end of the link, which come once for each time that {@link #hasRoom}; {@link #deliverSoon} is to follow. */
    void put(AmiEvent event) {
        events.add(event);
        size.incrementAndGet();
    }

    /** Has the subscriber told what is in; to be called after one or many were put in. */
    void deliverSoon() {
        if (size.get() > 0 && isDelivering.compareAndSet(false, true)) {
            context.runOnContext(v -> deliver());
        }
    }

    /** Whether events that may be dropped are taken. */
    boolean hasRoom() {
        return size.get() < capacity / 2;
    }

    /** Whether the subscriber misses an event that was dropped, and could be given it now. */
    boolean isToBeRestored() {
        return stale && hasRoom();
    }

    boolean isStale() {
        return stale;
    }

    /** What was dropped is told again from now on. */
    void restored() {
        stale = false;
    }

    private void deliver() {
        int delivered = 0;
        for (AmiEvent event = events.poll(); event != null; event = delivered < AT_ONCE ? events.poll() : null) {
            tell(event);
            delivered++;
        }
        size.addAndGet(-delivered);
        isDelivering.set(false);
        deliverSoon();
    }

    private void tell(AmiEvent event) {
        try {
            subscriber.accept(event);
        } catch (RuntimeException e) {
            log.error("a subscriber of AMI events failed on {}", event, e);
        }
    }
}
