package dev.hotline.bench.day;

import dev.hotline.bench.simulation.Observer;
import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.config.Agent;
import dev.hotline.routing.Acd;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What was promised to those who begin to wait, compared with what came of it. A promise is kept when the caller is answered no later than was
 * said, and broken when that time passes. Who hangs up before leaves it open, and is not counted.
 */
final class Promises implements Observer {
    private final Promiser promiser;
    private final Map<Integer, Promise> open = new HashMap<>();
    private int waited;
    private int given;
    private int kept;
    private int broken;
    private int sooner;
    private Duration widths = Duration.ZERO;

    Promises(Promiser promiser) {
        this.promiser = promiser;
    }

    @Override
    public void waits(SimulatedCall call, Acd acd, Instant now) {
        waited++;
        promiser.promise(call, acd, now).ifPresent(promise -> {
            given++;
            widths = widths.plus(promise.atMost().minus(promise.atLeast()));
            open.put(call.number(), promise);
        });
    }

    @Override
    public void connected(SimulatedCall call, Agent agent, Instant now) {
        Promise promise = open.remove(call.number());
        Duration wait = call.waited(now);
        if (promise != null && wait.compareTo(promise.atMost()) <= 0) {
            kept++;
            sooner += wait.compareTo(promise.atLeast()) < 0 ? 1 : 0;
        } else if (promise != null) {
            broken++;
        }
        promiser.connected(call, agent, now);
    }

    @Override
    public void abandoned(SimulatedCall call, Instant now) {
        Promise promise = open.remove(call.number());
        if (promise != null && call.waited(now).compareTo(promise.atMost()) > 0) {
            broken++;
        }
        promiser.abandoned(call, now);
    }

    /** The share of the calls that waited which were promised something. */
    double given() {
        return (double) given / waited;
    }

    /** The share of promises kept, of those kept or broken. */
    double kept() {
        return (double) kept / (kept + broken);
    }

    /** The mean of what lies between the least and the most that was promised, in minutes. */
    double width() {
        return widths.toMillis() / 60e3 / given;
    }

    /** The share of the kept promises that were answered sooner than the least that was said. */
    double sooner() {
        return (double) sooner / kept;
    }
}
