package dev.hotline.bench.routing;

import dev.hotline.bench.day.Site;
import dev.hotline.bench.simulation.Given;
import dev.hotline.config.Agent;
import dev.hotline.core.CallId;
import dev.hotline.routing.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A hotline that stays as full as it is: a call arrives, then an agent, any of those who talk, becomes free and gets the next one, and so on. Virtual
 * time goes on as it would with talks of four minutes, so that callers have waited as long as in such an hour, and rings widen. The same events
 * for every router. One thread.
 */
final class BusyHour {
    private static final Duration TALK = Duration.ofMinutes(4);
    private static final double KEY_ACCOUNTS = 0.1;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final Site site;
    private final Router router;
    private final Duration gap;
    private final List<CallId> talks = new ArrayList<>();
    private Instant now = Given.START;
    private long calls;
    private int waiting;

    /** Fills it: every agent gets a call, then so many begin to wait. */
    BusyHour(Size size, Router.Maker maker) {
        site = new Site(size.agents(), size.skills(), random);
        router = maker.make(site.agents(), now);
        gap = TALK.dividedBy(2L * size.agents());
        occupy();
        while (waiting < size.waiting()) {
            arrive();
            now = now.plus(gap);
        }
    }

    /** Calls that any idle agent can answer, each by him or by another one: none of them waits. */
    private void occupy() {
        Map<String, Agent> idle = new LinkedHashMap<>();
        site.agents().forEach(agent -> idle.put(agent.id(), agent));
        while (!idle.isEmpty()) {
            Agent one = idle.values().iterator().next();
            String skill = one.skills().keySet().iterator().next();
            passTime();
            router.arrive(Given.call(calls++, Given.plainQueue(skill), false, now), now)
                    .forEach(offer -> {
                        talks.add(offer.call());
                        idle.remove(offer.agent().id());
                    });
        }
    }

    /** A call arrives. */
    void arrive() {
        passTime();
        boolean key = random.nextDouble() < KEY_ACCOUNTS;
        waiting++;
        take(router.arrive(Given.call(calls++, site.anyQueue(random), key, now), now));
    }

    /** An agent becomes free. */
    void free() {
        passTime();
        int which = random.nextInt(talks.size());
        CallId call = talks.set(which, talks.getLast());
        talks.removeLast();
        take(router.free(call, now));
    }

    /** How many wait now. */
    int waiting() {
        return waiting;
    }

    /** How many agents talk now. */
    int talking() {
        return talks.size();
    }

    private void passTime() {
        now = now.plus(gap);
        take(router.pass(now));
    }

    private void take(List<Offer> offers) {
        waiting -= offers.size();
        for (Offer offer : offers) {
            talks.add(offer.call());
        }
    }
}
