package dev.hotline.bench.day;

import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.core.WaitPromise;
import dev.hotline.core.WaitRange;
import dev.hotline.routing.Acd;
import java.time.Instant;
import java.util.Optional;

/** What the core tells callers, in minutes as they hear it. */
final class Told implements Promiser {
    @Override
    public Optional<Promise> promise(SimulatedCall call, Acd acd, Instant now) {
        Optional<WaitRange> range = acd.place(call.id(), now).estimate().map(WaitRange::inMinutes);
        range.ifPresent(said -> acd.promised(call.id(), new WaitPromise(now, said)));
        return range.map(said -> new Promise(said.from(), said.to()));
    }
}
