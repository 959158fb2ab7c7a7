package dev.hotline.bench.agi;

import dev.hotline.bench.kit.Bars;
import java.time.Duration;

/** What the server keeps in its heap for each session that waits in its Dial; and that all of them end well. */
final class HeldSessions {
    private static final int FIRST = 2_000;
    private static final double BAR = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Server server;
    private final long idle;

    HeldSessions(Server server) {
        this.server = server;
        var first = new ClosedLoop(FIRST / 10, FIRST);
        server.call(first);
        first.await(PATIENCE);
        idle = server.liveHeap();
    }

    void judge(Bars bars, int sessions) {
        bars.atMost(title(sessions), held(sessions), BAR, "KB");
    }

    void show(Bars bars, int sessions) {
        bars.figure(title(sessions), held(sessions), "KB");
    }

    private String title(int sessions) {
        return "%s, %,d held".formatted(server.peer().title(), sessions);
    }

    /** In KB (1,024 bytes) for each. */
    private double held(int sessions) {
        var load = new Holding(sessions);
        server.call(load);
        load.awaitHeld(PATIENCE);
        double each = (server.liveHeap() - idle) / 1024.0 / sessions;
        load.release(PATIENCE);
        return each;
    }
}
