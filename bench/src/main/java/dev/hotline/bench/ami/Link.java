package dev.hotline.bench.ami;

import dev.hotline.bench.kit.Child;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A peer in its process, and the manager interface it is connected to. One thread at a time. */
final class Link implements AutoCloseable {
    /** Events that may be on their way at once: Asterisk-Java's client drops when 20,000 wait, and ours may drop when 5,000 do. */
    private static final int ON_THEIR_WAY = 4_000;

    private final Peer peer;
    private final Manager manager;
    private final Child child;
    private int marks;

    Link(Peer peer, EventLoopGroup loops, List<String> jvm) {
        this.peer = peer;
        manager = new Manager(loops);
        child = Child.start(Peer.class, jvm, peer.name(), Integer.toString(manager.port()));
    }

    Peer peer() {
        return peer;
    }

    Child child() {
        return child;
    }

    /** Sends at least so many events, as many at once as the peer can take without dropping one; returns when all were taken in. */
    Fed feed(Feed feed, int events) {
        int calls = ON_THEIR_WAY / feed.eventsOfCall();
        int times = Math.ceilDiv(events, calls * feed.eventsOfCall());
        for (int i = 0; i < times; i++) {
            storm(feed, calls).join();
            awaitStorm();
        }
        return new Fed(calls * times, times);
    }

    /** Begins to send the events of so many calls as fast as the peer reads; completes when they are written. */
    CompletableFuture<Void> storm(Feed feed, int calls) {
        return manager.send(feed, calls, ++marks);
    }

    /**
     * Waits until the peer has taken in all that was sent.
     *
     * @throws IllegalStateException when it has not in time
     */
    void awaitStorm() {
        String answer = child.ask("mark " + marks);
        if (!answer.equals("ok")) {
            throw new IllegalStateException(peer.title() + ": " + answer);
        }
    }

    /** How much its listener was told so far. */
    long told() {
        return Long.parseLong(child.ask("told"));
    }

    /** The events of so many calls, and so many marks. */
    record Fed(int calls, int marks) {}

    @Override
    public void close() {
        child.close();
        manager.close();
    }
}
