package dev.hotline.bench.agi;

import dev.hotline.bench.kit.Bars;
import java.time.Duration;

/** What the server keeps in its heap for each session that waits in its Dial; and that all of them end well. */
final class HeldSessions {
    private static final int MANY = 10_000;
    private static final int FIRST = 2_000;
    private static final double BAR = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Server server;

    HeldSessions(Server server) {
        this.server = server;
    }

    /** @param most sessions that the system lets one process have */
    void run(Bars bars, int most) {
        bars.heading("Live heap of a session held in its Dial (none failed)");
        var first = new ClosedLoop(FIRST / 10, FIRST);
        server.call(first);
        first.await(PATIENCE);
        long idle = server.liveHeap();
        for (int sessions : new int[] {Math.min(MANY, most), most}) {
            bars.atMost("%s, %,d held".formatted(server.peer().title(), sessions), held(sessions, idle), BAR, "KB");
        }
    }

    /** In KB (1,024 bytes). */
    private double held(int sessions, long idle) {
        var load = new Holding(sessions);
        server.call(load);
        load.awaitHeld(PATIENCE);
        double each = (server.liveHeap() - idle) / 1024.0 / sessions;
        load.release(PATIENCE);
        return each;
    }
}
