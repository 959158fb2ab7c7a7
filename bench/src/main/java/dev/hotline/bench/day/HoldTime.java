package dev.hotline.bench.day;

import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.config.Agent;
import dev.hotline.routing.Acd;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Asterisk's app_queue tells: a moving average of the waits of those whom the queue's agents have answered, the last one with a weight of
 * a quarter ({@code recalc_holdtime}), in whole minutes, whatever the caller's place and the agents at work. The peer of the core's promises.
 */
final class HoldTime implements Promiser {
    private static final long WEIGHT = 4;

    private final Map<String, Duration> byQueue = new HashMap<>();

    @Override
    public Optional<Promise> promise(SimulatedCall call, Acd acd, Instant now) {
        Duration average = byQueue.getOrDefault(queue(call), Duration.ZERO);
        Duration minutes = Duration.ofMinutes(average.plusSeconds(30).toMinutes());
        return Optional.of(new Promise(Duration.ZERO, minutes.isZero() ? Duration.ofMinutes(1) : minutes));
    }

    @Override
    public void connected(SimulatedCall call, Agent agent, Instant now) {
        byQueue.merge(
                queue(call),
                call.waited(now).dividedBy(WEIGHT),
                (before, part) ->
                        before.multipliedBy(WEIGHT - 1).dividedBy(WEIGHT).plus(part));
    }

    private static String queue(SimulatedCall call) {
        return call.waiting().queue().name();
    }
}
