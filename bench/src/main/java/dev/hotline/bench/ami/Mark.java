package dev.hotline.bench.ami;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;

/**
 * A hang-up that comes after other events: a client that was told of it has taken in what came before, for all of it is in one stream. Marks
 * are counted by the client and awaited by whoever asks for them. Safe from any thread.
 */
final class Mark {
    private static final String ID = "mark-";
    private static final String CHANNEL = "PJSIP/" + ID;
    private static final String BEFORE = "Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/";
    private static final int WORD = 'm' << 24 | 'a' << 16 | 'r' << 8 | 'k';
    private static final long PATIENCE_SECONDS = 45;

    private int reached;

    static byte[] event(int number) {
        return Headers.event("Hangup", "call")
                .channel("", CHANNEL + "%08d".formatted(number), ID + number, ID + number)
                .with("Cause", 16)
                .with("Cause-txt", "Normal Clearing")
                .bytes();
    }

    /** The number of the mark that this message is; -1 when it is none. Looks at four bytes of most messages. */
    static int numberIn(ByteBuf bytes, int start, int end) {
        int at = start + BEFORE.length();
        if (at + ID.length() + 8 > end || bytes.getInt(at) != WORD) {
            return -1;
        }
        return Integer.parseInt(bytes.toString(at + ID.length(), 8, US_ASCII));
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
