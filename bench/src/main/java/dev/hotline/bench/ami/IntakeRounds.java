package dev.hotline.bench.ami;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Events taken in per second of the client's CPU: all peers in turn, several rounds, the median of each. Nothing may be lost. */
final class IntakeRounds {
    private static final int WARM_UP_ROUNDS = 2;
    /** A process's CPU is counted in steps of 10 ms, so the fast ones need more to do. */
    private static final int FASTER = 4;

    private final Map<Peer, Link> links;
    private final int rounds;
    private final int events;

    IntakeRounds(Map<Peer, Link> links, int rounds, int events) {
        this.links = links;
        this.rounds = rounds;
        this.events = events;
    }

    void run(Bars bars, Feed feed) {
        bars.heading("Events a CPU second, %s, medians of %d rounds".formatted(feed.title(), rounds));
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            links.values().forEach(link -> round(link, feed));
        }
        List<Map<Peer, Double>> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Map<Peer, Double> values = new EnumMap<>(Peer.class);
            links.forEach((peer, link) -> values.put(peer, round(link, feed)));
            measured.add(values);
        }
        for (Peer peer : Peer.values()) {
            bars.figure(peer.title(), Median.of(measured, round -> value(round, peer)), "/s");
        }
        double ratio = Median.of(measured, round -> value(round, Peer.OURS) / value(round, Peer.ASTERISK_JAVA));
        if (feed == Feed.MIXED) {
            bars.figure("ours to Asterisk-Java", ratio, "x");
        } else {
            bars.atLeast("ours to Asterisk-Java", ratio, 5, "x");
        }
    }

    private static double value(Map<Peer, Double> round, Peer peer) {
        return round.getOrDefault(peer, Double.NaN);
    }

    /** Events for each second of CPU. */
    private double round(Link link, Feed feed) {
        long toldBefore = link.told();
        long cpuBefore = link.child().cpuNanos();
        Link.Fed sent = link.feed(feed, link.peer() == Peer.ASTERISK_JAVA ? events : events * FASTER);
        double seconds = (link.child().cpuNanos() - cpuBefore) / 1e9;
        long told = link.told() - toldBefore;
        long expected = (long) sent.calls() * link.peer().tells(feed);
        if (told != expected) {
            throw new IllegalStateException("%s: %d events came out of %s of %s (expected: %d)"
                    .formatted(link.peer().title(), told, sent, feed.title(), expected));
        }
        return (sent.calls() * (double) feed.eventsOfCall() + sent.marks()) / seconds;
    }
}
