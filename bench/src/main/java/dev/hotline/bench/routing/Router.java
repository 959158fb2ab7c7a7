package dev.hotline.bench.routing;

import dev.hotline.config.Agent;
import dev.hotline.core.CallId;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import java.time.Instant;
import java.util.List;

/** Who decides: the core or its peer. An agent who is offered a call talks at once. */
interface Router {
    /** A call arrives. */
    List<Offer> arrive(WaitingCall call, Instant now);

    /** The agent of this call becomes free. */
    List<Offer> free(CallId call, Instant now);

    /** What time alone brings until then, as the shell would have it. */
    List<Offer> pass(Instant now);

    /** Makes one for these agents, all of them free. */
    @FunctionalInterface
    interface Maker {
        Router make(List<Agent> agents, Instant now);
    }
}
