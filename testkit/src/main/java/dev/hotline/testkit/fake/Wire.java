package dev.hotline.testkit.fake;

import dev.hotline.testkit.fake.Effect.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the fake sends on one connection, with what goes wrong. A virtual thread writes; all methods only hand over to it, in order.
 * Thread-safe.
 */
final class Wire {
    private static final int CHUNK = 64 << 10;

    private final Socket socket;
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final Semaphore releases = new Semaphore(0);
    private volatile Hurts hurts = Hurts.NONE;
    private long sent;
    private volatile boolean stalled;
    private volatile boolean dropped;
    private volatile boolean finishing;
    private volatile boolean open = true;
    /** A reply that waits for the next one to overtake it. */
    private byte @Nullable [] overtaken;

    private OutputStream out = OutputStream.nullOutputStream();

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    Wire(Socket socket) {
        this.socket = socket;
        Thread.ofVirtual().name("fake-wire").start(this::write);
    }

    void send(byte[] bytes) {
        steps.add(() -> put(bytes));
    }

    /** As {@link #send}, for an answer: those can be doubled and overtaken. */
    void reply(byte[] bytes) {
        steps.add(() -> putReply(bytes));
    }

    void reply(String text) {
        reply(text.getBytes(StandardCharsets.UTF_8));
    }

    /** From now on this goes wrong too. */
    void hurt(UnaryOperator<Hurts> more) {
        Hurts added = more.apply(Hurts.NONE);
        steps.add(() -> {
            hurts = hurts.and(added, sent);
            performDue();
        });
    }

    /** Lets a stalled link go on; one that is not stalled passes its next stall at once. */
    void release() {
        releases.release();
    }

    /** Closes when all was sent; nothing stalls any more. */
    void finish() {
        finishing = true;
        releases.release();
        steps.add(() -> open = false);
    }

    /** Closes at once; what was not sent is lost. */
    void close() {
        open = false;
        steps.add(() -> {});
        releases.release();
        closeSocket();
    }

    /** Resets the connection at once. */
    void drop() {
        dropped = true;
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // Then there is nothing to reset.
        }
        close();
    }

    Hurts hurts() {
        return hurts;
    }

    boolean isStalled() {
        return stalled;
    }

    /** Whether it is the fake that has ended the connection. */
    boolean isDropped() {
        return dropped;
    }

    private void write() {
        try {
            out = socket.getOutputStream();
            while (open) {
                steps.take().take();
            }
        } catch (IOException gone) {
            // The reading side of the link sees it too, and says so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open = false;
        steps.clear();
        closeSocket();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }

    private void putReply(byte[] reply) throws IOException, InterruptedException {
        if (hurts.outOfOrder && overtaken == null) {
            overtaken = reply;
            return;
        }
        put(reply);
        if (hurts.twice) {
            put(reply);
        }
        if (overtaken != null) {
            put(overtaken);
            overtaken = null;
        }
    }

    private void put(byte[] bytes) throws IOException, InterruptedException {
        performDue();
        int from = 0;
        while (from < bytes.length && open) {
            int length = (int) Math.min(bytes.length - from, hurts.split ? 1 : room());
            out.write(bytes, from, length);
            from += length;
            sent += length;
            performDue();
        }
    }

    /** How many bytes may go before the next point. */
    private long room() {
        return hurts.points.isEmpty() ? Long.MAX_VALUE : hurts.points.getFirst().after() - sent;
    }

    private void performDue() throws IOException, InterruptedException {
        while (open && !hurts.points.isEmpty() && hurts.points.getFirst().after() <= sent) {
            Point point = hurts.points.getFirst();
            hurts = hurts.afterPoint();
            perform(point.effect());
        }
    }

    private void perform(Effect effect) throws IOException, InterruptedException {
        switch (effect) {
            case Effect.Drop drop -> {
                dropped = true;
                close();
            }
            case Effect.HalfClose halfClose -> halfClose();
            case Effect.Stall stall -> stall();
            case Effect.Garbage garbage -> out.write(random(garbage));
            case Effect.LongLine line -> longLine(line.bytes());
            case Effect.EventStorm storm -> storm(storm.events());
        }
    }

    /** What would be sent from now on is not. */
    private void halfClose() throws IOException {
        socket.shutdownOutput();
        out = OutputStream.nullOutputStream();
    }

    private void stall() throws InterruptedException {
        stalled = true;
        if (!finishing) {
            releases.acquire();
        }
        stalled = false;
    }

    private static byte[] random(Effect.Garbage garbage) {
        byte[] bytes = new byte[garbage.bytes()];
        new Random(garbage.seed()).nextBytes(bytes);
        return bytes;
    }

    private void longLine(long length) throws IOException {
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) 'x');
        for (long left = length; left > 0; left -= CHUNK) {
            out.write(chunk, 0, (int) Math.min(left, CHUNK));
        }
        out.write('\n');
    }

    private void storm(int events) throws IOException {
        Channel channel = new Channel("PJSIP/storm-00000000", "1700000000.0", "1700000000.0");
        byte[] event = channel.describe(Message.event("Newexten", "call"), "").bytes();
        int atOnce = CHUNK / event.length;
        byte[] many = new byte[atOnce * event.length];
        for (int i = 0; i < many.length; i += event.length) {
            System.arraycopy(event, 0, many, i, event.length);
        }
        for (int left = events; left > 0; left -= atOnce) {
            out.write(many, 0, Math.min(left, atOnce) * event.length);
        }
    }
}
