package dev.hotline.asterisk.agi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The keys of one call, each once. Two places tell of them: AGI's replies, when a command asked for keys, and AMI, which tells of each key that
 * was let go, also those that no command saw. Either may come first. A key that both tell of is one key; one that only AMI told of is kept
 * until it is asked for. For one caller at a time.
 */
final class Keys {
    /** Every key of a telephone, and the four of a military one. */
    static final String ALL = "0123456789*#ABCD";

    /** How much later than AGI's reply AMI may tell of the same key, in nanoseconds. */
    private static final long DELAY = 5_000_000_000L;
    /** More are not kept: no menu is that deep. */
    private static final int MAX_AHEAD = 64;

    /** How much later than AMI AGI's reply may tell of the same key: Asterisk plays a SIP INFO key out, in its whole length, after telling. */
    private static final long ECHO = 400_000_000L;

    private final Deque<Told> ahead = new ArrayDeque<>(4);
    /** Keys that AGI told of, and AMI has yet to. */
    private final Deque<Told> known = new ArrayDeque<>(4);
    /** Keys that were taken or forgotten when only AMI had told of them: AGI may yet. */
    private final Deque<Told> gone = new ArrayDeque<>(4);

    private record Told(char key, long at) {}

    static boolean isKey(int code) {
        return code > 0 && code < 128 && ALL.indexOf(code) >= 0;
    }

    /**
     * AMI tells of a key.
     *
     * @param now in nanoseconds of any clock that only goes on
     * @return whether it is new
     */
    boolean told(char key, long now) {
        known.removeIf(reported -> now - reported.at > DELAY);
        if (remove(key, known)) {
            return false;
        }
        if (ahead.size() < MAX_AHEAD) {
            ahead.add(new Told(key, now));
        }
        return true;
    }

    /**
     * A reply of AGI has a key.
     *
     * @return whether it is new: false when it was taken or forgotten already, as AMI told of it
     */
    boolean replied(char key, long now) {
        if (remove(key, ahead)) {
            return true;
        }
        gone.removeIf(told -> now - told.at > ECHO);
        if (remove(key, gone)) {
            return false;
        }
        known.removeIf(reported -> now - reported.at > DELAY);
        known.add(new Told(key, now));
        return true;
    }

    private static boolean remove(char key, Deque<Told> from) {
        for (Iterator<Told> each = from.iterator(); each.hasNext(); ) {
            if (each.next().key == key) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    /** Takes the first key that nobody has asked for yet, if it is one of these; 0 when it is not, or there is none. */
    char take(String wanted) {
        Told first = ahead.peek();
        if (first == null || wanted.indexOf(first.key) < 0) {
            return 0;
        }
        leave(ahead.remove());
        return first.key;
    }

    boolean isAhead() {
        return !ahead.isEmpty();
    }

    /** What was pressed so far was not for us. */
    void forget() {
        while (!ahead.isEmpty()) {
            leave(ahead.remove());
        }
    }

    private void leave(Told key) {
        if (gone.size() == MAX_AHEAD) {
            gone.remove();
        }
        gone.add(key);
    }
}
