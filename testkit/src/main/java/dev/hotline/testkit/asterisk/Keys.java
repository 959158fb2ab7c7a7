package dev.hotline.testkit.asterisk;

import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The keys pressed on a channel, as Asterisk takes them: a key counts when it is let go. A command that reads keys then gets it; during
 * ANSWER it is kept for the next command; on a connected channel it goes to the other side; else it is lost, AMI tells of it all the
 * same. A key sent by SIP INFO has no beginning: AMI tells only its end, and a command that reads gets it at once. Keys of one phone
 * follow each other, as fingers do.
 *
 * <p>In doubt: a real phone's SIP INFO says how long the key was held; here it is always {@value #LENGTH_MS} ms. Guarded by the world.
 */
final class Keys {
    static final String ALL = "0123456789*#ABCD";
    private static final int LENGTH_MS = 100;
    private static final Duration LENGTH = Duration.ofMillis(LENGTH_MS);
    private static final Duration GAP = Duration.ofMillis(40);

    /** What becomes of a key that arrives. */
    private enum Mode {
        LOST,
        KEPT,
        READ
    }

    private final World world;
    private final ManagerEvents events;
    private final Channel channel;
    private final Deque<Character> arrived = new ArrayDeque<>();
    private Mode mode = Mode.LOST;
    private long free = System.nanoTime();
    /** The key pressed last, when it has been sent: the next one waits for it, however late this machine is. */
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Keys(World world, ManagerEvents events, Channel channel) {
        this.world = world;
        this.events = events;
        this.channel = channel;
    }

    void keep() {
        mode = Mode.KEPT;
    }

    /** The kept keys come again, as Asterisk was seen to do it: a key's length later, for the command that reads then. */
    void release() {
        mode = Mode.LOST;
        List<Character> kept = List.copyOf(arrived);
        arrived.clear();
        long when = world.inScaled(LENGTH);
        world.start(() -> {
            world.await(when, channel::isHungUp);
            world.run(() -> kept.forEach(this::arrive));
        });
    }

    void startReading() {
        mode = Mode.READ;
    }

    void stopReading() {
        mode = Mode.LOST;
        arrived.clear();
    }

    /** The next of the keys that were asked for; others before it are lost. Null when there is none yet. */
    @Nullable
    Character next(String wanted) {
        Character key = arrived.poll();
        while (key != null && wanted.indexOf(key) < 0) {
            key = arrived.poll();
        }
        return key;
    }

    void press(char key, KeyMode how) {
        if (ALL.indexOf(key) < 0) {
            throw new IllegalArgumentException("key: " + key + " (expected: one of " + ALL + ")");
        }
        long begin = Math.max(System.nanoTime(), free);
        long end = begin + world.scaledNanos(LENGTH);
        free = end + world.scaledNanos(GAP);
        CompletableFuture<Void> before = last;
        CompletableFuture<Void> done = new CompletableFuture<>();
        last = done;
        world.start(() -> {
            before.join();
            try {
                send(key, how, begin, end);
            } finally {
                done.complete(null);
            }
        });
    }

    private void send(char key, KeyMode how, long begin, long end) {
        world.await(begin, channel::isHungUp);
        boolean taken = world.get(() -> how == KeyMode.INFO ? informed(key) : begun(key));
        if (!taken) {
            world.await(end, channel::isHungUp);
            world.run(() -> ended(key, how));
        }
    }

    private boolean informed(char key) {
        if (channel.isHungUp()) {
            return true;
        }
        tellEnd(channel, key, "Received");
        return mode == Mode.READ && arrived.add(key);
    }

    private boolean begun(char key) {
        if (!channel.isHungUp()) {
            tellBegin(channel, key, "Received");
        }
        return channel.isHungUp();
    }

    private void ended(char key, KeyMode how) {
        if (channel.isHungUp()) {
            return;
        }
        if (how == KeyMode.RFC4733) {
            tellEnd(channel, key, "Received");
        }
        Channel other = channel.connectedTo();
        if (other != null) {
            tellBegin(other, key, "Sent");
            tellEnd(other, key, "Sent");
        } else {
            arrive(key);
        }
    }

    private void arrive(char key) {
        if (mode != Mode.LOST) {
            arrived.add(key);
        }
    }

    private void tellBegin(Channel of, char key, String direction) {
        events.dtmf("DTMFBegin", new Headers().add(of).add("Digit", key).add("Direction", direction));
    }

    private void tellEnd(Channel of, char key, String direction) {
        events.dtmf(
                "DTMFEnd",
                new Headers()
                        .add(of)
                        .add("Digit", key)
                        .add("DurationMs", LENGTH_MS)
                        .add("Direction", direction));
    }
}
