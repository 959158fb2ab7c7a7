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
        servers.values().forEach(this::round);
        Map<Peer, List<Double>> measured = new EnumMap<>(Peer.class);
        for (int round = 0; round < rounds; round++) {
            servers.forEach((peer, server) ->
                    measured.computeIfAbsent(peer, p -> new ArrayList<>()).add(round(server)));
        }
        Map<Peer, Double> medians = new EnumMap<>(Peer.class);
        measured.forEach((peer, values) -> medians.put(peer, Median.of(values)));
        print(bars, medians);
    }

    /** Milliseconds of CPU for 1,000 sessions. */
    private double round(Server server) {
        var load = new ClosedLoop(CONCURRENT, sessions);
        long before = server.cpuNanos();
        server.call(load);
        load.await(PATIENCE);
        return (server.cpuNanos() - before) / 1e6 * 1000 / sessions;
    }

    private static void print(Bars bars, Map<Peer, Double> medians) {
        medians.forEach((peer, value) -> bars.figure(peer.title() + ", CPU per 1,000 sessions", value, "ms"));
        double ours = medians.getOrDefault(Peer.OURS, Double.NaN);
        bars.atMost("ours to bare Netty", ours / medians.getOrDefault(Peer.FLOOR, Double.NaN), 1.25, "x");
        bars.atMost("ours to Asterisk-Java", ours / medians.getOrDefault(Peer.ASTERISK_JAVA, Double.NaN), 0.5, "x");
    }
}
