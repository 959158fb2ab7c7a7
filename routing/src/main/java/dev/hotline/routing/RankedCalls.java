package dev.hotline.routing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Waiting calls in the order of their ranks. The first is found at once, how many are ahead of one by halving; to add or remove moves
 * the shorter side, which is short where calls come and go at the ends, as waiting calls do. One thread at a time.
 */
final class RankedCalls {
    private static final int SMALLEST = 8;

    private @Nullable Waiting[] calls = new Waiting[SMALLEST];
    private int from;
    private int to;

    int size() {
        return to - from;
    }

    boolean isEmpty() {
        return to == from;
    }

    /** The one with the earliest rank; null when there is none. */
    @Nullable
    Waiting first() {
        return to == from ? null : calls[from];
    }

    Waiting get(int index) {
        return at(from + index);
    }

    /** How many are ahead of this one, which may be one of these or not. */
    int ahead(Waiting call) {
        return place(call) - from;
    }

    void add(Waiting call) {
        int place = place(call);
        if (from > 0 && place - from < to - place) {
            System.arraycopy(calls, from, calls, from - 1, place - from);
            from--;
            calls[place - 1] = call;
            return;
        }
        if (to == calls.length) {
            int moved = from;
            makeRoom();
            place -= moved;
        }
        System.arraycopy(calls, place, calls, place + 1, to - place);
        to++;
        calls[place] = call;
    }

    /** Nothing happens when it is none of these. */
    void remove(Waiting call) {
        int place = place(call);
        if (place == to || calls[place] != call) {
            return;
        }
        if (place - from < to - place - 1) {
            System.arraycopy(calls, from, calls, from + 1, place - from);
            calls[from++] = null;
        } else {
            System.arraycopy(calls, place + 1, calls, place, to - place - 1);
            calls[--to] = null;
        }
    }

    /** The calls begin at the start of an array in which a quarter, or more, is empty. */
    private void makeRoom() {
        int size = to - from;
        calls = Arrays.copyOfRange(calls, from, from + Math.max(SMALLEST, size + size / 2 + 1));
        from = 0;
        to = size;
    }

    private int place(Waiting call) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).before(call)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Waiting at(int place) {
        Waiting call = calls[place];
        if (call == null) {
            throw new IndexOutOfBoundsException("no call at " + (place - from) + " of " + size());
        }
        return call;
    }
}
