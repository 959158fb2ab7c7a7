package dev.hotline.bench.routing;

import dev.hotline.config.Agent;
import dev.hotline.core.CallId;
import dev.hotline.routing.Acd;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine's core, called as {@code AcdService} calls it: after each event it is asked when it wants to be told of the time. */
final class Core implements Router {
    private final Acd acd;
    private Optional<Instant> nextChange = Optional.empty();

    Core(List<Agent> agents, Instant now) {
        acd = new Acd(agents, now);
    }

    @Override
    public List<Offer> arrive(WaitingCall call, Instant now) {
        return talking(acd.await(call, now), now);
    }

    @Override
    public List<Offer> free(CallId call, Instant now) {
        return talking(acd.finished(call, Duration.ZERO, now), now);
    }

    @Override
    public List<Offer> pass(Instant now) {
        if (nextChange.isEmpty() || nextChange.get().isAfter(now)) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>();
        while (nextChange.isPresent() && !nextChange.get().isAfter(now)) {
            Instant at = nextChange.get();
            offers.addAll(talking(acd.tick(at), at));
        }
        return offers;
    }

    private List<Offer> talking(List<Offer> offers, Instant now) {
        offers.forEach(offer -> acd.connected(offer.call(), now));
        nextChange = acd.nextChange();
        return offers;
    }
}
