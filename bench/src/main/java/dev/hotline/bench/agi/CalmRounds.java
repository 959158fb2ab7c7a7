package dev.hotline.bench.agi;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Median;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The CPU of a session when few come and each takes its time, as real calls do: every step wakes a server that has slept, and finds nothing
 * of it in the processor's caches. No bars; it says what {@code bench calls} can hope for.
 */
final class CalmRounds {
    private static final int PER_SECOND = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Peer, Server> servers;
    private final int rounds;
    private final Duration time;

    CalmRounds(Map<Peer, Server> servers, int rounds, Duration time) {
        this.servers = servers;
        this.rounds = rounds;
        this.time = time;
    }

    void run(Bars bars) {
        bars.heading("%d new sessions a second, each reply after %d ms, medians of %d rounds of %d s"
                .formatted(PER_SECOND, PAUSE.toMillis(), rounds, time.toSeconds()));
        Map<Peer, List<Double>> measured = new EnumMap<>(Peer.class);
        for (int round = 0; round < rounds; round++) {
            servers.forEach((peer, server) ->
                    measured.computeIfAbsent(peer, p -> new ArrayList<>()).add(round(server)));
        }
        measured.forEach((peer, cpu) ->
                bars.figure(peer.title() + ", CPU per 1,000 sessions", Median.of(cpu, Double::doubleValue), "ms"));
    }

    /** Milliseconds of CPU for 1,000 sessions. */
    private double round(Server server) {
        var load = new OpenArrivals(PER_SECOND, time, PAUSE);
        long before = server.cpuNanos();
        server.call(load);
        load.await(PATIENCE.plus(time));
        return (server.cpuNanos() - before) / 1e6 * 1000 / load.sessions();
    }
}
