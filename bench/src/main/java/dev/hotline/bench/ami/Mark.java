package dev.hotline.bench.ami;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.concurrent.TimeUnit;

/**
 * A hang-up that comes after other events: a client that was told of it has taken in what came before, for all of it is in one stream. Marks
 * are counted by the client and awaited by whoever asks for them. Safe from any thread.
 */
final class Mark {
    private static final String ID = "mark-";
    private static final String CHANNEL = "PJSIP/" + ID;
    private static final String BEFORE = "Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/";
    private static final long PATIENCE_SECONDS = 45;

    private int reached;

    static byte[] event(int number) {
        return Headers.event("Hangup", "call")
                .channel("", CHANNEL + "%08d".formatted(number), ID + number, ID + number)
                .with("Cause", 16)
                .with("Cause-txt", "Normal Clearing")
                .bytes();
    }

    /** Where the message that starts here is over, behind its empty line; -1 when it is not yet. Looks at one byte in four. */
    static int messageEnd(byte[] bytes, int start, int length) {
        for (int at = start + 3; at < length; at += 4) {
            if (bytes[at] <= '\r') {
                for (int last = at; last < Math.min(at + 4, length); last++) {
                    if (isEnd(bytes, last, start)) {
                        return last + 1;
                    }
                }
            }
        }
        return -1;
    }

    private static boolean isEnd(byte[] bytes, int last, int start) {
        return last >= start + 3
                && bytes[last] == '\n'
                && bytes[last - 1] == '\r'
                && bytes[last - 2] == '\n'
                && bytes[last - 3] == '\r';
    }

    /** The number of the mark that this message is; -1 when it is none. Looks at one byte of most messages. */
    static int numberIn(byte[] bytes, int start, int end) {
        int at = start + BEFORE.length();
        int digits = at + ID.length();
        boolean isMark =
                digits + 8 < end && bytes[at] == 'm' && new String(bytes, at, ID.length(), US_ASCII).equals(ID);
        return isMark ? Integer.parseInt(new String(bytes, digits, 8, US_ASCII)) : -1;
    }

    /** Takes the unique id of a channel that is gone. */
    void gone(String uniqueId) {
        if (uniqueId.startsWith(ID)) {
            reach(Integer.parseInt(uniqueId.substring(ID.length())));
        }
    }

    synchronized void reach(int number) {
        reached = Math.max(reached, number);
        notifyAll();
    }

    /** Waits until this mark came; what to answer then. */
    synchronized String await(int number) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (reached < number) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    return "mark " + number + " did not come within " + PATIENCE_SECONDS + " s";
                }
                wait(left);
            }
            return "ok";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
