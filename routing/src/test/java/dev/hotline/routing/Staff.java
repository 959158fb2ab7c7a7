package dev.hotline.routing;

import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.Ring;
import dev.hotline.config.ServiceLevel;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallId;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Agents and queues for tests. */
final class Staff {
    static final Duration HEAD_START = Duration.ofMinutes(5);
    static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    static final Ring ANY_LEVEL = ring(0, 1);

    private Staff() {}

    /** One with all languages and each skill at its best. */
    static Agent agent(String id, String phone, Grade grade, String... skills) {
        Map<String, Integer> levels = Arrays.stream(skills)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), skill -> Agent.BEST_LEVEL));
        return agent(id, phone, grade, levels);
    }

    static Agent agent(String id, String phone, Grade grade, Map<String, Integer> skills) {
        return new Agent(
                id, id, phone, grade, skills, EnumSet.allOf(Language.class), Optional.empty(), Optional.empty());
    }

    /** Which agents were chosen for which calls. */
    static List<Map.Entry<CallId, Agent>> pairs(List<Offer> offers) {
        return offers.stream().map(offer -> pair(offer.call(), offer.agent())).toList();
    }

    static Map.Entry<CallId, Agent> pair(CallId call, Agent agent) {
        return Map.entry(call, agent);
    }

    static Ring ring(int after, int level) {
        return new Ring(Duration.ofSeconds(after), new Ring.Who.Skilled(level, Optional.empty()));
    }

    /** A queue whose key accounts get top engineers first, and after half a minute anyone with the skill. */
    static ServiceQueue queue(String name, Duration setAside, Duration wrapUp) {
        return queue(name, List.of(ANY_LEVEL), Duration.ZERO, 0, setAside, wrapUp);
    }

    static ServiceQueue queue(
            String name, List<Ring> rings, Duration dedicatedWait, int reserve, Duration setAside, Duration wrapUp) {
        return queue(name, rings, HEAD_START, dedicatedWait, Duration.ZERO, reserve, setAside, wrapUp);
    }

    static ServiceQueue queue(
            String name,
            List<Ring> rings,
            Duration headStart,
            Duration dedicatedWait,
            Duration lastAgentWait,
            int reserve,
            Duration setAside,
            Duration wrapUp) {
        return new ServiceQueue(
                name,
                name,
                rings,
                List.of(
                        new Ring(Duration.ZERO, new Ring.Who.Skilled(1, Optional.of(Grade.TOP))),
                        new Ring(HALF_A_MINUTE, new Ring.Who.Skilled(1, Optional.empty()))),
                headStart,
                reserve,
                dedicatedWait,
                lastAgentWait,
                Duration.ofSeconds(20),
                HALF_A_MINUTE,
                HALF_A_MINUTE,
                setAside,
                wrapUp,
                "hotline",
                Optional.empty(),
                new ServiceLevel(80, Duration.ofSeconds(20)),
                OptionalInt.empty(),
                Duration.ofMinutes(4),
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofMinutes(10),
                true);
    }
}
