package dev.hotline.bench.agi;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The CPU of a session while 1,000 are open: all peers in turn, several rounds, the median of each. */
final class CpuRounds {
    private static final int CONCURRENT = 1_000;
    private static final int WARM_UP = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<Peer, Server> servers;
    private final int rounds;
    private final int sessions;

    CpuRounds(Map<Peer, Server> servers, int rounds, int sessions) {
        this.servers = servers;
        this.rounds = rounds;
        this.sessions = sessions;
    }

    void run(Bars bars) {
        bars.heading(
                "CPU at %,d concurrent sessions, medians of %d rounds of %,d".formatted(CONCURRENT, rounds, sessions));
        servers.values().forEach(server -> round(server, WARM_UP));
        List<Map<Peer, Double>> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Map<Peer, Double> values = new EnumMap<>(Peer.class);
            servers.forEach((peer, server) -> values.put(peer, round(server, sessions)));
            measured.add(values);
        }
        for (Peer peer : Peer.values()) {
            double median = Median.of(measured, round -> value(round, peer));
            bars.figure(peer.title() + ", CPU per 1,000 sessions", median, "ms");
        }
        bars.atMost("ours to bare Netty", ratio(measured, Peer.FLOOR), 1.25, "x");
        bars.atMost("ours to Asterisk-Java", ratio(measured, Peer.ASTERISK_JAVA), 0.5, "x");
    }

    /** Milliseconds of CPU for 1,000 sessions. */
    private static double round(Server server, int sessions) {
        var load = new ClosedLoop(CONCURRENT, sessions);
        long before = server.cpuNanos();
        server.call(load);
        load.await(PATIENCE);
        return (server.cpuNanos() - before) / 1e6 * 1000 / sessions;
    }

    /** Of each round its own ratio, for what else the machine does changes from one to the next. */
    private static double ratio(List<Map<Peer, Double>> measured, Peer other) {
        return Median.of(measured, round -> value(round, Peer.OURS) / value(round, other));
    }

    private static double value(Map<Peer, Double> round, Peer peer) {
        return round.getOrDefault(peer, Double.NaN);
    }
}
