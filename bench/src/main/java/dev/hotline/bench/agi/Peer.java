package dev.hotline.bench.agi;

import dev.hotline.bench.kit.Control;
import java.io.IOException;

/** A server to measure. As a program it is one of them, in a process of its own. */
enum Peer {
    OURS("ours") {
        @Override
        int listen(int loops) throws IOException {
            return OurPeer.listen(loops);
        }
    },
    FLOOR("bare Netty") {
        @Override
        int listen(int loops) {
            return FloorPeer.listen(loops);
        }
    },
    ASTERISK_JAVA("Asterisk-Java") {
        @Override
        int listen(int loops) throws IOException {
            return AsteriskJavaPeer.listen();
        }
    };

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Begins to serve on the loopback; the port. */
    abstract int listen(int loops) throws IOException;

    /** Serves as the peer named first, on as many event loops as said second, until its input ends. */
    public static void main(String[] args) throws IOException {
        int port = valueOf(args[0]).listen(Integer.parseInt(args[1]));
        new Control().serve(Integer.toString(port));
    }
}
