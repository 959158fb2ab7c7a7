package dev.hotline.bench.erlang;

import dev.hotline.bench.simulation.SimulatedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * How long each call of a group of equal agents waits, first come first served, by the recursion of Kiefer and Wolfowitz (On the theory of queues
 * with many servers, 1955): a call is answered when the first agent becomes free of all the calls before it, unless its patience ends before.
 * It decides nothing by events, and so shares no mistake with a simulation.
 */
final class Recursion {
    private final PriorityQueue<Instant> free;

    Recursion(int agents, Instant start) {
        free = new PriorityQueue<>(agents);
        for (int i = 0; i < agents; i++) {
            free.add(start);
        }
    }

    /** The wait until the call is answered or hangs up; the calls are to be given in the order of their arrival. */
    Duration wait(SimulatedCall call) {
        Instant first = free.element();
        Duration offered = first.isAfter(call.arrival()) ? call.waited(first) : Duration.ZERO;
        if (offered.compareTo(call.patience()) >= 0) {
            return call.patience();
        }
        free.remove();
        free.add(call.arrival().plus(offered).plus(call.talk()));
        return offered;
    }
}
