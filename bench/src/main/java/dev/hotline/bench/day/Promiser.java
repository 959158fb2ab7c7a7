package dev.hotline.bench.day;

import dev.hotline.bench.simulation.Observer;
import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.routing.Acd;
import java.time.Instant;
import java.util.Optional;

/** Tells callers how long they will wait, and may learn from what it observes. */
interface Promiser extends Observer {
    /**
     * Asked once for each call, when it begins to wait.
     *
     * @return empty when it does not know
     */
    Optional<Promise> promise(SimulatedCall call, Acd acd, Instant now);
}
