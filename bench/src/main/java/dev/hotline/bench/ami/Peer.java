package dev.hotline.bench.ami;

import dev.hotline.bench.kit.Control;

/** A client to measure. As a program it is one of them, in a process of its own. */
enum Peer {
    OURS("ours") {
        @Override
        Control connect(int port) throws Exception {
            return new OurPeer(port).control();
        }

        @Override
        int tells(Feed feed) {
            return feed.keysOfCall();
        }
    },
    FLOOR("bare Netty") {
        @Override
        Control connect(int port) {
            return new FloorPeer(port).control();
        }

        @Override
        int tells(Feed feed) {
            return feed.eventsOfCall();
        }
    },
    ASTERISK_JAVA("Asterisk-Java") {
        @Override
        Control connect(int port) throws Exception {
            return new AsteriskJavaPeer(port).control();
        }

        @Override
        int tells(Feed feed) {
            return feed.keysOfCall() + feed.variablesOfCall();
        }
    };

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Of the events of a call, how many are counted where they come out, to see that none was lost on the way. */
    abstract int tells(Feed feed);

    /**
     * Connects to the manager interface at this port of the loopback, and is ready to take events in. Answers {@code mark N} when everything
     * before that mark was taken in, and {@code told} with how many of those it
     * {@linkplain #tells} came out of it.
     */
    abstract Control connect(int port) throws Exception;

    /** Connects as the peer named first to the port said second, and serves until its input ends. */
    public static void main(String[] args) throws Exception {
        valueOf(args[0]).connect(Integer.parseInt(args[1])).serve("connected");
    }
}
