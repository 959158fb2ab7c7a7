package dev.hotline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.Ring;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.Assignment.Candidate;
import dev.hotline.core.Assignment.Rule;
import dev.hotline.core.CallId;
import dev.hotline.core.WaitPromise;
import dev.hotline.core.WaitRange;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.AcdSnapshot.WaitingView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Callers, agents and supervisors do at random whatever they may do. After each step all that the rules promise is looked for by going
 * through everybody: the same rules, told in another way than in {@link Acd}.
 */
class RulesAtRandomTest {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
    private static final List<String> SKILLS = List.of("hardware", "software", "orders");
    private static final Duration DEDICATED_WAIT = Duration.ofSeconds(15);
    private static final Duration LAST_AGENT_WAIT = Duration.ofSeconds(40);
    private static final Duration HEAD_START = Duration.ofSeconds(40);
    private static final int RESERVE = 1;
    private static final int AGENTS = 12;
    private static final int MOST_WAITING = 25;
    private static final int STEPS = 1_000;
    private static final Set<AgentState> BUSY = EnumSet.of(AgentState.RESERVED, AgentState.RINGING, AgentState.TALKING);

    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Map<CallId, ToldCaller> waiting = new LinkedHashMap<>();
    /** Those for whom a phone rings, or who talk. */
    private final Map<CallId, ToldCaller> engaged = new LinkedHashMap<>();

    private final Map<CallId, String> with = new HashMap<>();
    private final Set<CallId> talking = new HashSet<>();
    /** The agents who are kept for callbacks, and the calls that these are for. */
    private final Map<String, CallId> reserved = new LinkedHashMap<>();

    private final Set<String> seen = new HashSet<>();
    private Map<String, AgentState> before = Map.of();
    private Random random = new Random(0);
    private Instant now = START;
    private Acd acd = new Acd(List.of(), START);
    private int numbers;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whateverHappens_theRulesHold(long seed) {
        random = new Random(seed);
        for (int i = 0; i < AGENTS; i++) {
            agents.put("a" + i, anyAgent("a" + i));
        }
        acd = new Acd(agents.values(), now);
        before = states();
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(random.nextInt(4_000));
            timePasses();
            step();
            allStandAsTold();
            nobodyWaits_whoCouldBeServed();
            noAgentIsKept_whoseCallIsGone();
        }
        anEngineThatTakesOver_hasThemInTheSameOrder();
        assertThat(seen)
                .as("what the rules are about has happened")
                .contains(
                        "served",
                        "overtaken",
                        "promise broken",
                        "moved first",
                        "taken",
                        "refused",
                        "reserved",
                        "handed over",
                        "handed over to a callback's agent",
                        "an agent leaves");
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
        switch (random.nextInt(25)) {
            case 0, 1, 2, 3, 4, 5 -> arrive();
            case 6 -> any(waiting.keySet()).ifPresent(this::leave);
            case 7, 8 -> any(engaged.keySet()).ifPresent(this::connect);
            case 9, 10, 11 -> any(talking).ifPresent(this::finish);
            case 12, 13 -> any(ringing()).ifPresent(this::miss);
            case 14 -> changePhone();
            case 15 -> changeAgent();
            case 16, 17 -> any(waiting.keySet()).ifPresent(this::promise);
            case 18 -> any(waiting.keySet()).ifPresent(this::raise);
            case 19 -> any(waiting.keySet()).ifPresent(this::moveFirst);
            case 20 -> take();
            case 21 -> any(talking).ifPresent(this::handOver);
            case 22, 23 -> callback();
            default -> {
                if (random.nextInt(4) == 0) {
                    reconfigure();
                } else {
                    any(engaged.keySet()).ifPresent(this::leave);
                }
            }
        }
    }

    private Set<CallId> ringing() {
        Set<CallId> ringing = new HashSet<>(engaged.keySet());
        ringing.removeAll(talking);
        return ringing;
    }

    private ToldCaller caller() {
        WaitingCall call = new WaitingCall(
                CallId.next(now),
                queue(SKILLS.get(random.nextInt(SKILLS.size()))),
                random.nextBoolean(),
                random.nextInt(4) == 0 ? Language.EN : Language.ZH,
                random.nextInt(3) == 0 ? anyId() : null,
                random.nextInt(3) == 0 ? anyId() : null,
                now,
                null,
                Duration.ZERO);
        return new ToldCaller(call, numbers++);
    }

    private void arrive() {
        if (waiting.size() == MOST_WAITING) {
            return;
        }
        ToldCaller caller = caller();
        waiting.put(caller.call.call(), caller);
        check(now, acd.await(caller.call, now));
    }

    private void leave(CallId call) {
        waiting.remove(call);
        gone(call);
        check(now, acd.leave(call, now));
    }

    private void gone(CallId call) {
        engaged.remove(call);
        with.remove(call);
        talking.remove(call);
    }

    /** His wait is over, and all that he was told and given with it. */
    private void connect(CallId call) {
        acd.ringing(call, now);
        acd.connected(call, now);
        engaged.computeIfPresent(call, (id, caller) -> new ToldCaller(caller.call, caller.number));
        talking.add(call);
    }

    private void finish(CallId call) {
        gone(call);
        check(now, acd.finished(call, Duration.ofSeconds(random.nextInt(10)), now));
    }

    private void miss(CallId call) {
        ToldCaller again = Objects.requireNonNull(engaged.get(call)).again(numbers++);
        gone(call);
        check(now, acd.missed(call, Duration.ofSeconds(30), now));
        waiting.put(call, again);
        check(now, acd.await(again.call, now));
    }

    private void changePhone() {
        check(now, acd.phoneChanged("pbx1", "1" + anyId(), any(PhoneState.class), now));
    }

    private void changeAgent() {
        String agent = anyId();
        check(
                now,
                switch (random.nextInt(5)) {
                    case 0 -> acd.logOut(agent, now);
                    case 1 -> acd.pause(agent, "lunch", now);
                    case 2, 3 -> acd.logIn(agent, now);
                    default -> acd.ready(agent, now);
                });
    }

    private ToldCaller waits(CallId call) {
        return Objects.requireNonNull(waiting.get(call), "he waits");
    }

    /** The first that he is told counts. */
    private void promise(CallId call) {
        WaitPromise told = new WaitPromise(
                now, new WaitRange(Duration.ofSeconds(random.nextInt(5)), Duration.ofSeconds(5 + random.nextInt(20))));
        acd.promised(call, told);
        waits(call).promised(told);
    }

    private void raise(CallId call) {
        Duration more = Duration.ofSeconds(1 + random.nextInt(90));
        assertThat(acd.raise(call, more)).isTrue();
        waits(call).raise(more);
        assertThat(acd.raise(CallId.next(now), more)).isFalse();
    }

    /** He gets what he lacks, and no more. */
    private void moveFirst(CallId call) {
        ToldCaller moved = waits(call);
        ToldCaller first = inOrder().stream()
                .filter(one -> one.call.queue().name().equals(moved.call.queue().name()))
                .findFirst()
                .orElseThrow();
        Duration lacks = first == moved
                ? Duration.ZERO
                : Duration.between(first.rank(now), moved.rank(now)).plusNanos(1);
        assertThat(acd.moveFirst(call)).contains(lacks);
        moved.raise(lacks);
        saw(!lacks.isZero(), "moved first");
        assertThat(acd.moveFirst(CallId.next(now))).isEmpty();
    }

    /** Somebody chooses an agent for a caller who waits, is rung for or talks, or was only handed over. */
    private void take() {
        List<ToldCaller> any = new ArrayList<>(waiting.values());
        any.addAll(engaged.values());
        any.add(caller());
        ToldCaller caller = any.get(random.nextInt(any.size()));
        CallId call = caller.call.call();
        Map<String, AgentState> states = states();
        String agent = agents.keySet().stream()
                .filter(id -> Acd.TAKEABLE.contains(states.get(id)) && random.nextBoolean())
                .findFirst()
                .orElseGet(this::anyId);
        AgentState state = agents.containsKey(agent) ? states.get(agent) : null;
        Taken taken = acd.take(call, null, agent, now);
        if (state != null && Acd.TAKEABLE.contains(state)) {
            assertThat(taken).isInstanceOfSatisfying(Taken.Chosen.class, chosen -> {
                assertThat(chosen.offer().call()).isEqualTo(call);
                assertThat(chosen.offer().agent()).isEqualTo(agents.get(agent));
            });
            waiting.remove(call);
            gone(call);
            isWith(caller, agent);
            saw(true, "taken");
        } else {
            assertThat(taken).isEqualTo(new Taken.Refused(agent, Optional.ofNullable(state)));
            saw(true, "refused");
        }
        check(now, acd.tick(now));
    }

    private void isWith(ToldCaller caller, String agent) {
        engaged.put(caller.call.call(), caller);
        with.put(caller.call.call(), agent);
    }

    /** Whoever it is, he has nothing else to do any more: what he asked in a call of his own is over, and so is his part in a callback. */
    private void handOver(CallId call) {
        ToldCaller caller = Objects.requireNonNull(engaged.get(call));
        String from = with.get(call);
        String to = reserved.isEmpty() || random.nextInt(4) > 0
                ? anyId()
                : reserved.keySet().iterator().next();
        boolean known = states().containsKey(to);
        CallId other = null;
        CallId callback = null;
        if (known && !to.equals(from)) {
            other = with.entrySet().stream()
                    .filter(pair -> pair.getValue().equals(to))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            callback = reserved.remove(to);
        }
        gone(call);
        if (other != null) {
            gone(other);
        }
        if (known) {
            isWith(caller, to);
            talking.add(call);
        }
        check(now, acd.handedOver(call, to, Duration.ofSeconds(5), now));
        if (other != null) {
            check(now, acd.finished(other, Duration.ofSeconds(5), now));
        }
        if (callback != null) {
            check(now, acd.release(to, callback, AgentState.WRAP_UP, Duration.ofSeconds(5), now));
        }
        saw(known, "handed over");
        saw(callback != null, "handed over to a callback's agent");
    }

    /** An agent is taken for a callback, or is done with one. */
    private void callback() {
        if (reserved.size() < 3) {
            reserve();
        } else {
            String agent = reserved.keySet().iterator().next();
            CallId call = Objects.requireNonNull(reserved.remove(agent));
            acd.reservedTalks(agent, now);
            AgentState why = random.nextBoolean() ? AgentState.WRAP_UP : AgentState.SET_ASIDE;
            check(now, acd.release(agent, call, why, Duration.ofSeconds(5), now));
        }
    }

    private void reserve() {
        Predicate<Agent> may = agent -> agent.grade() != Grade.JUNIOR;
        Map<String, AgentState> states = states();
        Set<String> candidates = agents.values().stream()
                .filter(may)
                .map(Agent::id)
                .filter(id -> states.get(id) == AgentState.AVAILABLE)
                .collect(Collectors.toSet());
        CallId call = CallId.next(now);
        Optional<Offer> offer = acd.reserve(call, now, may, now);
        assertThat(offer.isPresent()).isEqualTo(!candidates.isEmpty());
        offer.ifPresent(made -> {
            assertThat(made.call()).isEqualTo(call);
            assertThat(made.why().rule()).isEqualTo(Rule.LONGEST_IDLE);
            assertThat(made.why().candidates()).isEqualTo(candidates.size());
            assertThat(made.why().best())
                    .allSatisfy(one -> assertThat(candidates).contains(one.agent()))
                    .isSortedAccordingTo(Comparator.comparing(Candidate::idle).reversed());
            assertThat(made.why().best().getFirst().agent())
                    .isEqualTo(made.agent().id());
            reserved.put(made.agent().id(), call);
            saw(true, "reserved");
        });
    }

    /** Some agents are other ones, some are gone, and some are there again. */
    private void reconfigure() {
        for (int i = 0; i < 3; i++) {
            String id = anyId();
            if (agents.remove(id) == null || random.nextBoolean()) {
                agents.put(id, anyAgent(id));
            } else {
                saw(true, "an agent leaves");
            }
        }
        check(now, acd.reconfigure(agents.values(), now));
    }

    /** Each offer is right, and nobody who had a better right to this agent waits. */
    private void check(Instant at, List<Offer> offers) {
        Map<String, AgentState> after = states();
        Map<ToldCaller, List<Ring>> open =
                waiting.values().stream().collect(Collectors.toMap(one -> one, one -> one.openRings(at.minusNanos(1))));
        widen(at);
        for (Offer offer : offers) {
            ToldCaller caller = Objects.requireNonNull(waiting.remove(offer.call()), "he waited");
            Agent agent = offer.agent();
            isWith(caller, agent.id());
            saw(true, "served");
            assertThat(agents.get(agent.id())).as("he is an agent").isEqualTo(agent);
            assertThat(knows(caller, agent) || fits(caller, agent, caller.openRings(at)))
                    .as("%s may answer %s", agent, caller)
                    .isTrue();
            assertThat(offer.why().waited()).isEqualTo(Duration.between(caller.call.since(), at));
            assertThat(offer.why().headStart()).isEqualTo(caller.headStart(at));
            if (offer.why().rule() == Rule.BEST_LEVEL) {
                String skill = caller.call.queue().skill();
                assertThat(offer.why().best().getFirst().agent()).isEqualTo(agent.id());
                assertThat(offer.why().best())
                        .allSatisfy(other -> assertThat(other.level()).isLessThanOrEqualTo(agent.level(skill)));
            }
            for (ToldCaller other : waiting.values()) {
                if (couldHave(other, agent, Objects.requireNonNull(open.get(other)), after, at)) {
                    nobodyIsOvertaken(caller, other, at);
                }
            }
        }
        before = after;
    }

    /** Of two who could have this agent, the earlier one gets him: only head starts, broken promises and supervisors change that. */
    private void nobodyIsOvertaken(ToldCaller served, ToldCaller other, Instant at) {
        assertThat(served.before(other, at.minusNanos(1)) || served.before(other, at))
                .as("%s waited while %s was served at %s", other, served, at)
                .isTrue();
        Duration overtaken = Duration.between(other.call.since(), served.call.since());
        saw(overtaken.isPositive(), "overtaken");
        if (!served.isRaised()) {
            assertThat(overtaken)
                    .as("%s waited while %s was served", other, served)
                    .isLessThanOrEqualTo(served.overtakesAtMost(at));
        }
    }

    /** Whether he could have had this agent, also a moment ago: what changes for several at one time changes for one after the other. */
    private boolean couldHave(
            ToldCaller caller, Agent agent, List<Ring> open, Map<String, AgentState> after, Instant at) {
        String alone = Objects.requireNonNullElse(
                alone(caller, after, at), Objects.requireNonNullElse(alone(caller, before, at.minusNanos(1)), ""));
        if (knows(caller, agent)) {
            return alone.isEmpty() || agent.id().equals(alone) || agent.id().equals(caller.call.dedicatedAgent());
        }
        long free = agents.values().stream()
                .filter(one -> one.grade() == Grade.TOP && fits(caller, one, open))
                .filter(one -> one.equals(agent) || (isAvailable(one, before) && isAvailable(one, after)))
                .count();
        boolean reservedForOthers =
                agent.grade() == Grade.TOP && caller.reserveHolds(at.minusNanos(1)) && free <= RESERVE;
        return alone.isEmpty() && fits(caller, agent, open) && !reservedForOthers;
    }

    private static boolean isAvailable(Agent agent, Map<String, AgentState> states) {
        return states.get(agent.id()) == AgentState.AVAILABLE;
    }

    /** Those who wait are in the order that follows from what each was told and given. */
    private void allStandAsTold() {
        List<WaitingView> views = acd.snapshot().waiting();
        assertThat(views)
                .extracting(WaitingView::call)
                .containsExactlyElementsOf(
                        inOrder().stream().map(caller -> caller.call.call()).toList());
        Map<String, Integer> positions = new HashMap<>();
        for (WaitingView view : views) {
            ToldCaller caller = waits(view.call());
            assertThat(view.position()).isEqualTo(positions.merge(view.queue(), 1, Integer::sum));
            assertThat(view.promise()).isEqualTo(caller.promise());
            assertThat(view.promiseBroken()).isEqualTo(caller.broken(now));
            saw(view.promiseBroken(), "promise broken");
        }
    }

    private List<ToldCaller> inOrder() {
        return waiting.values().stream()
                .sorted((one, other) -> one == other ? 0 : one.before(other, now) ? -1 : 1)
                .toList();
    }

    private void nobodyWaits_whoCouldBeServed() {
        Map<String, AgentState> states = states();
        for (ToldCaller caller : waiting.values()) {
            String alone = alone(caller, states, now);
            List<Agent> could = agents.values().stream()
                    .filter(agent -> states.get(agent.id()) == AgentState.AVAILABLE)
                    .filter(agent -> alone == null
                            ? fits(caller, agent, caller.openRings(now)) || knows(caller, agent)
                            : agent.id().equals(alone) || agent.id().equals(caller.call.dedicatedAgent()))
                    .toList();
            List<Agent> tops = could.stream()
                    .filter(agent -> agent.grade() == Grade.TOP && !knows(caller, agent))
                    .toList();
            boolean kept = caller.reserveHolds(now) && tops.size() == could.size() && tops.size() <= RESERVE;
            assertThat(could.isEmpty() || kept)
                    .as("%s waits, and %s could answer at %s", caller, could, now)
                    .isTrue();
        }
    }

    private void noAgentIsKept_whoseCallIsGone() {
        Map<CallId, String> kept = new HashMap<>();
        Set<String> forCallbacks = new HashSet<>();
        for (AgentView view : acd.snapshot().agents()) {
            CallId call = view.call();
            if (call != null) {
                assertThat(view.state()).isIn(BUSY);
                assertThat(kept.put(call, view.agent())).isNull();
            } else if (BUSY.contains(view.state())) {
                forCallbacks.add(view.agent());
            }
            assertThat(agents.containsKey(view.agent()) || BUSY.contains(view.state()))
                    .as("%s is no agent any more, and not busy", view)
                    .isTrue();
        }
        assertThat(kept).isEqualTo(with);
        assertThat(forCallbacks).isEqualTo(reserved.keySet());
    }

    private void anEngineThatTakesOver_hasThemInTheSameOrder() {
        Acd other = new Acd(agents.values(), now);
        agents.keySet().forEach(agent -> other.pause(agent, "not yet", now));
        inOrder().forEach(caller -> other.await(caller.afterALoss(), now));
        assertThat(other.snapshot().waiting()).isEqualTo(acd.snapshot().waiting());
    }

    private Map<String, AgentState> states() {
        return acd.snapshot().agents().stream().collect(Collectors.toMap(AgentView::agent, AgentView::state));
    }

    /** Whom he waits for alone: his own engineer, then who helped him last, while they are at work. */
    private @Nullable String alone(ToldCaller caller, Map<String, AgentState> states, Instant at) {
        WaitingCall call = caller.call;
        boolean hasOwn = isAtWork(call.dedicatedAgent(), states);
        if (hasOwn && at.isBefore(call.since().plus(DEDICATED_WAIT))) {
            return call.dedicatedAgent();
        }
        Instant until = call.since().plus(hasOwn ? DEDICATED_WAIT.plus(LAST_AGENT_WAIT) : LAST_AGENT_WAIT);
        return isAtWork(call.lastAgent(), states) && at.isBefore(until) ? call.lastAgent() : null;
    }

    private boolean isAtWork(@Nullable String agent, Map<String, AgentState> states) {
        AgentState state = agents.containsKey(agent) ? states.get(agent) : null;
        return state != null && state.present();
    }

    private static boolean knows(ToldCaller caller, Agent agent) {
        return agent.id().equals(caller.call.dedicatedAgent()) || agent.id().equals(caller.call.lastAgent());
    }

    /** Opens the rings that the wait opens, and the next ones while nobody of them is at work. */
    private void widen(Instant at) {
        Map<String, AgentState> states = states();
        for (ToldCaller caller : waiting.values()) {
            if (alone(caller, states, at) == null) {
                List<Ring> rings = caller.call.queue().rings(caller.call.vip());
                int count = caller.openRings(at).size();
                while (count < rings.size() && !anyoneAtWork(caller, rings.subList(0, count), states)) {
                    count++;
                }
                caller.open(count);
            }
        }
    }

    private boolean anyoneAtWork(ToldCaller caller, Collection<Ring> rings, Map<String, AgentState> states) {
        return agents.values().stream().anyMatch(agent -> isAtWork(agent.id(), states) && fits(caller, agent, rings));
    }

    private static boolean fits(ToldCaller caller, Agent agent, Collection<Ring> rings) {
        return agent.languages().contains(caller.call.language())
                && rings.stream().map(Ring::who).anyMatch(who -> switch (who) {
                    case Ring.Who.Skilled skilled ->
                        agent.level(caller.call.queue().skill()) >= skilled.level()
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
                HEAD_START,
                DEDICATED_WAIT,
                LAST_AGENT_WAIT,
                RESERVE,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5));
    }

    private void saw(boolean it, String what) {
        if (it) {
            seen.add(what);
        }
    }

    private String anyId() {
        return "a" + random.nextInt(AGENTS);
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        List<E> all = List.copyOf(EnumSet.allOf(type));
        return all.get(random.nextInt(all.size()));
    }

    /** The same of the same ones for each seed: these sets have no order that holds. */
    private Optional<CallId> any(Set<CallId> calls) {
        return calls.stream()
                .sorted(Comparator.comparingInt(this::number))
                .skip(calls.isEmpty() ? 0 : random.nextInt(calls.size()))
                .findFirst();
    }

    private int number(CallId call) {
        ToldCaller caller = waiting.containsKey(call) ? waiting.get(call) : engaged.get(call);
        return Objects.requireNonNull(caller, "known").number;
    }
}
