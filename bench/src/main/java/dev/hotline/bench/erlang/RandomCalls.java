package dev.hotline.bench.erlang;

import dev.hotline.bench.simulation.Given;
import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.config.ServiceQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;

/** The calls of a case: Poisson arrivals, exponential talks and patience, no wrap-up. The same seed makes the same calls. */
final class RandomCalls implements Iterator<SimulatedCall> {
    private final Case given;
    private final int calls;
    private final ServiceQueue queue;
    private final RandomGenerator random;
    private final double gap;
    private Instant now = Given.START;
    private int next;

    RandomCalls(Case given, int calls, ServiceQueue queue, RandomGenerator random) {
        this.given = given;
        this.calls = calls;
        this.queue = queue;
        this.random = random;
        gap = Seconds.of(given.talk()) / given.load();
    }

    @Override
    public boolean hasNext() {
        return next < calls;
    }

    @Override
    public SimulatedCall next() {
        if (!hasNext()) {
            throw new NoSuchElementException("only " + calls + " calls");
        }
        now = now.plus(exponential(gap));
        Duration talk = exponential(Seconds.of(given.talk()));
        Duration patience = given.patient() ? SimulatedCall.ENDLESS : exponential(Seconds.of(given.patience()));
        int number = next++;
        return new SimulatedCall(number, Given.call(number, queue, false, now), talk, Duration.ZERO, patience);
    }

    private Duration exponential(double mean) {
        return Seconds.duration(mean * random.nextExponential());
    }
}
