package dev.hotline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.Ring;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.Assignment.Rule;
import dev.hotline.core.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Callers and agents do at random whatever they may do. After each step all that the rules promise is looked for by going through
 * everybody: the same rules, told in another way than in {@link Acd}.
 */
class RulesAtRandomTest {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
    private static final List<String> SKILLS = List.of("hardware", "software", "orders");
    private static final Duration DEDICATED_WAIT = Duration.ofSeconds(15);
    private static final int RESERVE = 1;
    private static final int STEPS = 1_200;

    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Map<CallId, WaitingCall> waiting = new LinkedHashMap<>();
    private final Map<CallId, WaitingCall> engaged = new LinkedHashMap<>();
    /** How many rings are open to a call at least: none closes again. */
    private final Map<CallId, Integer> open = new HashMap<>();

    private final Set<CallId> talking = new HashSet<>();
    private final List<Offer> made = new ArrayList<>();
    private Random random = new Random(0);
    private Instant now = START;
    private Acd acd = new Acd(List.of(), START);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whateverHappens_theRulesHold(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            Agent agent = anyAgent("a" + i);
            agents.put(agent.id(), agent);
        }
        acd = new Acd(agents.values(), now);
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(random.nextInt(4_000));
            timePasses();
            step();
            nobodyWaits_whoCouldBeServed();
            noAgentIsKept_whoseCallIsGone();
        }
        assertThat(made).as("calls were served").hasSizeGreaterThan(STEPS / 10);
    }

    private Agent anyAgent(String id) {
        Map<String, Integer> skills = new HashMap<>();
        for (String skill : SKILLS) {
            if (random.nextInt(2) == 0) {
                skills.put(skill, 1 + random.nextInt(10));
            }
        }
        return new Agent(
                id,
                id,
                "1" + id,
                any(Grade.class),
                skills,
                random.nextInt(4) == 0 ? EnumSet.of(Language.ZH) : EnumSet.allOf(Language.class),
                random.nextInt(3) == 0 ? Optional.of("backoffice") : Optional.empty(),
                Optional.empty());
    }

    private void timePasses() {
        Optional<Instant> next = acd.nextChange();
        while (next.isPresent() && !next.get().isAfter(now)) {
            Instant at = next.get();
            check(at, acd.tick(at));
            next = acd.nextChange();
        }
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> arrive();
            case 3 -> any(waiting.keySet()).ifPresent(this::leave);
            case 4, 5 -> any(engaged.keySet()).ifPresent(this::connect);
            case 6, 7 -> any(talking).ifPresent(this::finish);
            case 8 ->
                any(engaged.keySet()).filter(call -> !talking.contains(call)).ifPresent(this::miss);
            case 9 -> changePhone();
            case 10 -> changeAgent();
            default -> any(engaged.keySet()).ifPresent(this::leave);
        }
    }

    private void arrive() {
        ServiceQueue queue = queue(SKILLS.get(random.nextInt(SKILLS.size())));
        WaitingCall call = new WaitingCall(
                CallId.next(now),
                queue,
                random.nextInt(3) == 0,
                random.nextInt(4) == 0 ? Language.EN : Language.ZH,
                random.nextInt(6) == 0 ? "a" + random.nextInt(12) : null,
                random.nextInt(6) == 0 ? "a" + random.nextInt(12) : null,
                now,
                null);
        waiting.put(call.call(), call);
        check(now, acd.await(call, now));
    }

    private void leave(CallId call) {
        waiting.remove(call);
        engaged.remove(call);
        talking.remove(call);
        check(now, acd.leave(call, now));
    }

    private void connect(CallId call) {
        acd.connected(call, now);
        talking.add(call);
    }

    private void finish(CallId call) {
        engaged.remove(call);
        talking.remove(call);
        check(now, acd.finished(call, Duration.ofSeconds(random.nextInt(10)), now));
    }

    private void miss(CallId call) {
        WaitingCall again = Objects.requireNonNull(engaged.remove(call));
        open.remove(call);
        check(now, acd.missed(call, Duration.ofSeconds(30), now));
        waiting.put(call, again);
        check(now, acd.await(again, now));
    }

    private void changePhone() {
        String phone = "1a" + random.nextInt(12);
        check(now, acd.phoneChanged("pbx1", phone, any(PhoneState.class), now));
    }

    private void changeAgent() {
        String agent = "a" + random.nextInt(12);
        check(
                now,
                switch (random.nextInt(5)) {
                    case 0 -> acd.logOut(agent, now);
                    case 1 -> acd.pause(agent, "lunch", now);
                    case 2, 3 -> acd.logIn(agent, now);
                    default -> acd.ready(agent, now);
                });
    }

    /** Each offer is right, and nobody who had a better right to this agent waits. */
    private void check(Instant at, List<Offer> offers) {
        widen(at);
        for (Offer offer : offers) {
            WaitingCall call = Objects.requireNonNull(waiting.remove(offer.call()), "it waited");
            engaged.put(call.call(), call);
            made.add(offer);
            Agent agent = offer.agent();
            assertThat(knows(call, agent) || admitted(call, agent, at))
                    .as("%s may answer %s", agent, call)
                    .isTrue();
            assertThat(offer.why().waited()).isEqualTo(Duration.between(call.since(), at));
            if (offer.why().rule() == Rule.BEST_LEVEL) {
                assertThat(offer.why().best().getFirst().agent()).isEqualTo(agent.id());
                assertThat(offer.why().best())
                        .allSatisfy(other -> assertThat(other.level())
                                .isLessThanOrEqualTo(agent.level(call.queue().skill())));
            }
            for (WaitingCall other : waiting.values()) {
                nobodyIsOvertaken(call, other, agent, at);
            }
        }
    }

    /** Of two who could have this agent, the one is first who came earlier; a key account by its head start at most. */
    private void nobodyIsOvertaken(WaitingCall served, WaitingCall other, Agent agent, Instant at) {
        boolean alike = other.queue().name().equals(served.queue().name())
                && other.language() == served.language()
                && other.dedicatedAgent() == null
                && other.lastAgent() == null
                && admitted(other, agent, at)
                && (agent.grade() != Grade.TOP || other.vip());
        if (alike) {
            assertThat(served.since())
                    .as("%s waited while %s was served by %s", other, served, agent)
                    .isBeforeOrEqualTo(other.since().plus(served.vip() ? Staff.HEAD_START : Duration.ZERO));
        }
    }

    private void nobodyWaits_whoCouldBeServed() {
        Map<String, AgentState> states = states();
        assertThat(acd.snapshot().waiting())
                .extracting(AcdSnapshot.WaitingView::call)
                .containsExactlyInAnyOrderElementsOf(waiting.keySet());
        for (WaitingCall call : waiting.values()) {
            List<Agent> could = agents.values().stream()
                    .filter(agent -> states.get(agent.id()) == AgentState.AVAILABLE)
                    .filter(agent -> alone(call, states, now) == null
                            ? admitted(call, agent, now) || knows(call, agent)
                            : agent.id().equals(alone(call, states, now)))
                    .toList();
            long tops = could.stream()
                    .filter(agent -> agent.grade() == Grade.TOP && !knows(call, agent))
                    .count();
            boolean reserved = !call.vip()
                    && now.isBefore(call.since().plus(Staff.HEAD_START))
                    && tops == could.size()
                    && tops <= RESERVE;
            assertThat(could.isEmpty() || reserved)
                    .as("%s waits, and %s could answer at %s", call, could, now)
                    .isTrue();
        }
    }

    private void noAgentIsKept_whoseCallIsGone() {
        for (AcdSnapshot.AgentView view : acd.snapshot().agents()) {
            boolean busy = Set.of(AgentState.RESERVED, AgentState.RINGING, AgentState.TALKING)
                    .contains(view.state());
            assertThat(busy).as("%s", view).isEqualTo(view.call() != null);
            if (busy) {
                assertThat(engaged).containsKey(view.call());
            }
        }
        assertThat(acd.snapshot().agents().stream()
                        .map(AcdSnapshot.AgentView::call)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .isEqualTo(engaged.keySet());
    }

    private Map<String, AgentState> states() {
        return acd.snapshot().agents().stream()
                .collect(Collectors.toMap(AcdSnapshot.AgentView::agent, AcdSnapshot.AgentView::state));
    }

    private @Nullable String alone(WaitingCall call, Map<String, AgentState> states, Instant at) {
        String dedicated = call.dedicatedAgent();
        boolean there = dedicated != null
                && Objects.requireNonNull(states.get(dedicated)).present();
        return there && at.isBefore(call.since().plus(DEDICATED_WAIT)) ? dedicated : null;
    }

    private static boolean knows(WaitingCall call, Agent agent) {
        return agent.id().equals(call.dedicatedAgent()) || agent.id().equals(call.lastAgent());
    }

    private boolean admitted(WaitingCall call, Agent agent, Instant at) {
        List<Ring> rings = call.queue().rings(call.vip());
        return fits(call, agent, rings.subList(0, open.getOrDefault(call.call(), openByTime(call, at))));
    }

    private static int openByTime(WaitingCall call, Instant at) {
        Duration waited = Duration.between(call.since(), at);
        return (int) call.queue().rings(call.vip()).stream()
                .filter(ring -> ring.after().compareTo(waited) <= 0)
                .count();
    }

    /** Opens the rings that the wait opens, and the next ones while nobody of them is at work. */
    private void widen(Instant at) {
        Map<String, AgentState> states = states();
        for (WaitingCall call : waiting.values()) {
            if (alone(call, states, at) == null) {
                List<Ring> rings = call.queue().rings(call.vip());
                int count = Math.max(openByTime(call, at), open.getOrDefault(call.call(), 0));
                while (count < rings.size() && !anyoneAtWork(call, rings.subList(0, count), states)) {
                    count++;
                }
                open.put(call.call(), count);
            }
        }
    }

    private boolean anyoneAtWork(WaitingCall call, List<Ring> rings, Map<String, AgentState> states) {
        return agents.values().stream()
                .anyMatch(
                        agent -> Objects.requireNonNull(states.get(agent.id())).present() && fits(call, agent, rings));
    }

    private static boolean fits(WaitingCall call, Agent agent, List<Ring> rings) {
        return agent.languages().contains(call.language())
                && rings.stream().map(Ring::who).anyMatch(who -> switch (who) {
                    case Ring.Who.Skilled skilled ->
                        agent.level(call.queue().skill()) >= skilled.level()
                                && skilled.grade()
                                        .filter(grade -> grade != agent.grade())
                                        .isEmpty();
                    case Ring.Who.Team team -> agent.team().equals(Optional.of(team.team()));
                    case Ring.Who.Anyone all -> true;
                });
    }

    private static ServiceQueue queue(String name) {
        return Staff.queue(
                name,
                List.of(
                        Staff.ring(0, 8),
                        Staff.ring(20, 5),
                        new Ring(Duration.ofSeconds(40), new Ring.Who.Team("backoffice")),
                        new Ring(Duration.ofSeconds(90), new Ring.Who.Anyone())),
                DEDICATED_WAIT,
                RESERVE,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5));
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        List<E> all = List.copyOf(EnumSet.allOf(type));
        return all.get(random.nextInt(all.size()));
    }

    private Optional<CallId> any(Set<CallId> calls) {
        return calls.stream()
                .skip(calls.isEmpty() ? 0 : random.nextInt(calls.size()))
                .findFirst();
    }
}
