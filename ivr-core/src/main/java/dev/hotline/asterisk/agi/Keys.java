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

    private final StringBuilder ahead = new StringBuilder();
    private final Deque<Known> known = new ArrayDeque<>();

    /** A key that AGI told of, and AMI has yet to. */
    private record Known(char key, long at) {}

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
        for (Iterator<Known> each = known.iterator(); each.hasNext(); ) {
            if (each.next().key == key) {
                each.remove();
                return false;
            }
        }
        if (ahead.length() < MAX_AHEAD) {
            ahead.append(key);
        }
        return true;
    }

    /** A reply of AGI has a key. */
    void replied(char key, long now) {
        int index = ahead.indexOf(String.valueOf(key));
        if (index >= 0) {
            ahead.deleteCharAt(index);
        } else {
            known.removeIf(reported -> now - reported.at > DELAY);
            known.add(new Known(key, now));
        }
    }

    /** Takes the first key that nobody has asked for yet, if it is one of these; 0 when it is not, or there is none. */
    char take(String wanted) {
        if (ahead.isEmpty() || wanted.indexOf(ahead.charAt(0)) < 0) {
            return 0;
        }
        char key = ahead.charAt(0);
        ahead.deleteCharAt(0);
        return key;
    }

    boolean isAhead() {
        return !ahead.isEmpty();
    }

    /** What was pressed so far was not for us. */
    void forget() {
        ahead.setLength(0);
    }
}
