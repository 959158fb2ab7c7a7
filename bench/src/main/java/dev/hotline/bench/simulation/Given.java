package dev.hotline.bench.simulation;

import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.Ring;
import dev.hotline.config.ServiceLevel;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallId;
import dev.hotline.routing.WaitingCall;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What the routing core is given by a simulation or a benchmark: the one place that makes agents, queues and waiting callers. */
public final class Given {
    /** When virtual time begins. */
    public static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    /** What the service level of every queue asks for. */
    public static final ServiceLevel TARGET = new ServiceLevel(80, Duration.ofSeconds(20));

    /** By how much key accounts may overtake others. */
    public static final Duration HEAD_START = Duration.ofMinutes(5);

    private static final long UUID_VERSION_7 = 0x7000L;
    private static final long UUID_VARIANT = 0x8000_0000_0000_0000L;

    private Given() {}

    /** One who speaks every language; his id and his phone are his number. */
    public static Agent agent(int number, Grade grade, Map<String, Integer> skills) {
        String name = String.valueOf(10_000 + number);
        return new Agent(
                name, name, name, grade, skills, EnumSet.allOf(Language.class), Optional.empty(), Optional.empty());
    }

    /** A queue in which everybody with the skill may answer everybody at once. */
    public static ServiceQueue plainQueue(String skill) {
        List<Ring> all = List.of(ring(Duration.ZERO, 1));
        return queue(skill, all, all);
    }

    /** A queue whose rings widen from the best to everybody with the skill, and for key accounts from the top engineers on. */
    public static ServiceQueue widening(String skill) {
        Ring top = new Ring(Duration.ZERO, new Ring.Who.Skilled(1, Optional.of(Grade.TOP)));
        return queue(
                skill,
                List.of(ring(Duration.ZERO, 8), ring(Duration.ofSeconds(10), 5), ring(Duration.ofSeconds(20), 1)),
                List.of(top, ring(Duration.ofSeconds(20), 1)));
    }

    /** A caller who waits; the same number is the same call. */
    public static WaitingCall call(long number, ServiceQueue queue, boolean vip, Instant since) {
        return new WaitingCall(id(number), queue, vip, Language.ZH, null, null, since, null, Duration.ZERO);
    }

    private static CallId id(long number) {
        return new CallId(new UUID(number << 16 | UUID_VERSION_7, UUID_VARIANT));
    }

    private static Ring ring(Duration after, int level) {
        return new Ring(after, new Ring.Who.Skilled(level, Optional.empty()));
    }

    private static ServiceQueue queue(String skill, List<Ring> rings, List<Ring> vipRings) {
        return new ServiceQueue(
                skill,
                skill,
                rings,
                vipRings,
                HEAD_START,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ZERO,
                "hotline",
                Optional.empty(),
                TARGET,
                OptionalInt.empty(),
                Duration.ofMinutes(4),
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofMinutes(10),
                false);
    }
}
