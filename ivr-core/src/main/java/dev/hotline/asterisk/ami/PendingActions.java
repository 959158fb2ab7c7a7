package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one connection that wait for their answers. An entry stands before the bytes of its action leave, and goes with the answer,
 * at its deadline, or with the connection. To be used on the link's context only, except {@link #size()}.
 */
final class PendingActions {
    /** Of so many that had no answer in time it is known later that they had none. */
    private static final int EXPIRED_KNOWN = 1000;

    private final Vertx vertx;
    private final String node;
    private final Meter meter;
    private final Map<String, Entry> waiting = new HashMap<>();
    private final Set<String> expired = new LinkedHashSet<>();
    private volatile int size;
    /** Not to be guessed by who forges a message. */
    private final String prefix =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + "-";

    private long lastId;

    private record Entry(PendingAction action, long timer) {}

    PendingActions(Vertx vertx, String node, Meter meter) {
        this.vertx = vertx;
        this.node = node;
        this.meter = meter;
    }

    /** How many there are. Safe from any thread. */
    int size() {
        return size;
    }

    /** Makes an entry, and returns the id that the action is to have. */
    String add(PendingAction action, Duration within) {
        String id = prefix + ++lastId;
        long timer = vertx.setTimer(within.toMillis(), due -> expire(id, within));
        waiting.put(id, new Entry(action, timer));
        size = waiting.size();
        return id;
    }

    /** Takes what answers an action. True when it was of a list, and so is no event. */
    boolean take(AmiMessage message) {
        String id = message.actionId();
        if (id.isEmpty()) {
            return false;
        }
        Entry entry = waiting.get(id);
        if (entry == null) {
            unasked(id, message);
            return false;
        }
        return take(id, entry.action, message);
    }

    private boolean take(String id, PendingAction action, AmiMessage message) {
        if (action.isAnswer(message)) {
            remove(id);
            action.complete(node, message);
            return action.isList();
        } else if (message.isResponse() && !action.responded()) {
            meter.duplicateReply();
        } else if (action.isItem(message)) {
            action.item(message);
            return true;
        }
        return false;
    }

    private void unasked(String id, AmiMessage message) {
        if (!message.isResponse() && !AmiEvents.ENDS_AN_ACTION.contains(message.event())) {
            return;
        }
        if (expired.remove(id)) {
            meter.lateReply();
        } else {
            meter.duplicateReply();
        }
    }

    /** A message with this action id was dropped. */
    void dropped(String id) {
        Entry entry = waiting.get(id);
        if (entry != null) {
            entry.action.itemDropped();
        }
    }

    /** A list has this time for each of its items. */
    private void expire(String id, Duration within) {
        Entry entry = waiting.get(id);
        if (entry != null && entry.action.hasProgressed()) {
            long timer = vertx.setTimer(within.toMillis(), due -> expire(id, within));
            waiting.put(id, new Entry(entry.action, timer));
            return;
        }
        PendingAction late = remove(id);
        if (late != null) {
            remember(id);
            late.fail(AmiException.Kind.TIMED_OUT, "no answer from " + node + " within " + within.toMillis() + " ms");
        }
    }

    private void remember(String id) {
        expired.add(id);
        if (expired.size() > EXPIRED_KNOWN) {
            Iterator<String> oldest = expired.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private @Nullable PendingAction remove(String id) {
        Entry entry = waiting.remove(id);
        size = waiting.size();
        if (entry == null) {
            return null;
        }
        vertx.cancelTimer(entry.timer);
        return entry.action;
    }

    /** The connection is over. */
    void lost(String why) {
        for (String id : List.copyOf(waiting.keySet())) {
            PendingAction action = remove(id);
            if (action != null) {
                action.fail(AmiException.Kind.LOST, "the link to " + node + " is lost: " + why);
            }
        }
    }
}
