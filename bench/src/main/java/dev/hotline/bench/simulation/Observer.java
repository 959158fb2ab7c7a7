package dev.hotline.bench.simulation;

import dev.hotline.config.Agent;
import dev.hotline.routing.Acd;
import java.time.Instant;

/** Is told what becomes of the calls, in the order of virtual time. */
public interface Observer {
    /**
     * Nobody answers at once.
     *
     * @param acd may be asked where the call stands
     */
    default void waits(SimulatedCall call, Acd acd, Instant now) {}

    default void connected(SimulatedCall call, Agent agent, Instant now) {}

    /** The caller has hung up while he waited. */
    default void abandoned(SimulatedCall call, Instant now) {}
}
