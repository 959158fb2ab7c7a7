package dev.hotline.asterisk.ami;

import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who listens to a link, each with a mailbox. {@link #add} is safe from any thread, everything else is for the link's context only. */
final class Subscribers {
    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
    private final int capacity;
    private final Meter meter;
    /** Whether somebody was not told an event, of those that may be dropped. */
    private boolean missing;

    Subscribers(int capacity, Meter meter) {
        this.capacity = capacity;
        this.meter = meter;
    }

    void add(Context context, Consumer<AmiEvent> subscriber) {
        mailboxes.add(new Mailbox(context, subscriber, capacity));
    }

    /** Has an event told with the next {@link #deliver}; false when somebody could not be told it and must be. */
    boolean tell(AmiEvent event) {
        boolean told = true;
        for (Mailbox mailbox : mailboxes) {
            switch (mailbox.offer(event)) {
                case TAKEN -> {}
                case DROPPED -> {
                    meter.dropped();
                    missing = true;
                }
                case FULL -> told = false;
            }
        }
        return told;
    }

    /** Tells what is told once for each time that {@link #haveRoom}: the whole state, and the link's end. */
    void tellAll(List<AmiEvent> events) {
        for (Mailbox mailbox : mailboxes) {
            events.forEach(mailbox::put);
            mailbox.restored();
        }
        missing = false;
        deliver();
    }

    /** Hands over all that was told since: once for many events, since each time wakes another thread. */
    void deliver() {
        mailboxes.forEach(Mailbox::deliverSoon);
    }

    /** Whether nobody is so slow that even now he has much to take in. */
    boolean haveRoom() {
        return mailboxes.stream().allMatch(Mailbox::hasRoom);
    }

    /** Whether somebody was not told an event, of those that may be dropped. */
    boolean missSomething() {
        return missing;
    }

    /** Tells these to whoever was not told something and has room now. */
    void restore(List<AmiEvent> events) {
        missing = false;
        for (Mailbox mailbox : mailboxes) {
            if (mailbox.isToBeRestored()) {
                events.forEach(mailbox::put);
                mailbox.restored();
            }
            missing |= mailbox.isStale();
        }
        deliver();
    }
}
