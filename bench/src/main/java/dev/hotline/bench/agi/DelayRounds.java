package dev.hotline.bench.agi;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long a server takes from a reply to its next command when calls come at their own pace. Ours and the bare one take turns in short
 * rounds, so that what else the machine does meets both; each figure is the median of the rounds.
 */
final class DelayRounds {
    private static final int PER_SECOND = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Peer, Server> servers;
    private final int rounds;
    private final Duration time;

    DelayRounds(Map<Peer, Server> servers, int rounds, Duration time) {
        this.servers = servers;
        this.rounds = rounds;
        this.time = time;
    }

    void run(Bars bars) {
        bars.heading("%d new sessions a second, medians of %d rounds of %d s"
                .formatted(PER_SECOND, rounds, time.toSeconds()));
        List<Round> ours = new ArrayList<>();
        List<Round> floor = new ArrayList<>();
        round(Peer.OURS);
        round(Peer.FLOOR);
        for (int i = 0; i < rounds; i++) {
            ours.add(round(Peer.OURS));
            floor.add(round(Peer.FLOOR));
        }
        double our99 = print(bars, Peer.OURS, ours);
        double floor99 = print(bars, Peer.FLOOR, floor);
        bars.atMost("ours to bare Netty, p99", our99 / floor99, 1.2, "x");
    }

    private Round round(Peer peer) {
        Server server = servers.get(peer);
        if (server == null) {
            throw new IllegalStateException("no server " + peer);
        }
        var load = new OpenArrivals(PER_SECOND, time);
        long before = server.cpuNanos();
        server.call(load);
        long[] gaps = load.await(PATIENCE.plus(time));
        double cpu = (server.cpuNanos() - before) / 1e6 * 1000 / load.sessions();
        return new Round(Median.quantile(gaps, 0.5) / 1e3, Median.quantile(gaps, 0.99) / 1e3, cpu);
    }

    /** Prints the peer's figures; its p99. */
    private static double print(Bars bars, Peer peer, List<Round> rounds) {
        double p99 = Median.of(rounds, Round::p99);
        bars.figure(peer.title() + ", reply to next command, p50", Median.of(rounds, Round::p50), "µs");
        bars.figure(peer.title() + ", reply to next command, p99", p99, "µs");
        bars.figure(peer.title() + ", CPU per 1,000 sessions", Median.of(rounds, Round::cpu), "ms");
        return p99;
    }

    /** Microseconds, and milliseconds of CPU per 1,000 sessions. */
    private record Round(double p50, double p99, double cpu) {}
}
