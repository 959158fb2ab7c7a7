package dev.hotline.bench.agi;

import dev.hotline.bench.kit.Child;
import io.netty.channel.EventLoopGroup;
import java.util.List;

/** A peer that runs in its process, and who calls it. */
final class Server implements AutoCloseable {
    private final Peer peer;
    private final Child child;
    private final int port;
    private final EventLoopGroup generator;

    /**
     * Starts it.
     *
     * @param loops its event loops, if it has any
     * @param jvm further options for its JVM
     */
    static Server start(Peer peer, int loops, List<String> jvm, EventLoopGroup generator) {
        return new Server(peer, Child.start(Peer.class, jvm, peer.name(), Integer.toString(loops)), generator);
    }

    private Server(Peer peer, Child child, EventLoopGroup generator) {
        this.peer = peer;
        this.child = child;
        this.generator = generator;
        port = Integer.parseInt(child.ready());
    }

    Peer peer() {
        return peer;
    }

    /** Begins what the plan says; returns at once. */
    void call(Plan plan) {
        Callers.begin(generator, port, plan);
    }

    long cpuNanos() {
        return child.cpuNanos();
    }

    long liveHeap() {
        return child.liveHeap();
    }

    @Override
    public void close() {
        child.close();
    }
}
