package dev.hotline.routing;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.core.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who answers whom: facts and the time go in, offers come out. It has no clock, no thread and does no I/O; one thread at a time may
 * use it, with times that do not go back.
 *
 * <p>Callers are served key accounts first, then longest waiting first. A caller goes to his dedicated engineer when that one is
 * available; else a key account goes to a top engineer with the skill (to anyone with the skill after the queue's {@code widen-after}, or
 * when no top engineer is reachable), and everyone else to any agent with the skill; of several, to the one who is idle the longest.
 *
 * <p>A phone counts as free until Asterisk says otherwise: without AMI calls are still offered, and who cannot be reached is set aside.
 */
public final class Acd {
    private static final Comparator<WaitingCall> ORDER =
            Comparator.comparing((WaitingCall call) -> !call.vip()).thenComparing(WaitingCall::since);

    private final Map<String, AgentSlot> agents = new LinkedHashMap<>();
    private final Map<String, List<AgentSlot>> byPhone = new HashMap<>();
    private final Phones phones = new Phones();
    private final List<WaitingCall> waiting = new ArrayList<>();

    public Acd(Collection<Agent> agents, Instant now) {
        reconfigure(agents, now);
    }

    /**
     * These are the agents from now on. Who stays keeps his state, also with another phone or other skills; who is new may be offered at
     * once; who is gone takes nothing new, and finishes what he does first. Waiting callers keep their place and their queue as it was.
     */
    public List<Offer> reconfigure(Collection<Agent> changed, Instant now) {
        Map<String, AgentSlot> before = new LinkedHashMap<>(agents);
        agents.clear();
        changed.forEach(agent -> agents.put(agent.id(), slot(before.remove(agent.id()), agent, now)));
        before.values().stream().filter(AgentSlot::engaged).forEach(slot -> {
            slot.leave();
            agents.put(slot.agent().id(), slot);
        });
        byPhone.clear();
        agents.values()
                .forEach(slot -> byPhone.computeIfAbsent(slot.agent().phone(), phone -> new ArrayList<>())
                        .add(slot));
        return match(now);
    }

    private AgentSlot slot(@Nullable AgentSlot before, Agent agent, Instant now) {
        Map<String, PhoneState> states = phones.at(agent.phone());
        if (before != null) {
            before.become(agent, states, now);
            return before;
        }
        AgentSlot slot = new AgentSlot(agent, now);
        states.forEach((node, state) -> slot.phoneChanged(node, state, now));
        return slot;
    }

    /** A caller begins to wait, or waits again. */
    public List<Offer> await(WaitingCall call, Instant now) {
        waiting.removeIf(other -> other.call().equals(call.call()));
        waiting.add(call);
        waiting.sort(ORDER);
        return match(now);
    }

    /** A caller is gone, whether he waited or an agent's phone rang for him: that agent is free again at once. */
    public List<Offer> leave(CallId call, Instant now) {
        waiting.removeIf(other -> other.call().equals(call));
        engagedWith(call).ifPresent(slot -> release(slot, AgentState.WRAP_UP, Duration.ZERO, now));
        return match(now);
    }

    /** The agent who was offered this call did not take it: he is set aside. The caller must be given to {@link #await} again. */
    public List<Offer> missed(CallId call, Duration setAside, Instant now) {
        engagedWith(call).ifPresent(slot -> release(slot, AgentState.SET_ASIDE, setAside, now));
        return match(now);
    }

    /** The call goes to this agent and nobody else. True when he is available, or has only notes to write; he is then offered the call. */
    public boolean take(CallId call, String agent, Instant now) {
        Optional<AgentSlot> free =
                slot(agent).filter(slot -> slot.available(now) || slot.state(now) == AgentState.WRAP_UP);
        free.ifPresent(slot -> {
            waiting.removeIf(other -> other.call().equals(call));
            slot.engage(call, now);
        });
        return free.isPresent();
    }

    /** Another agent talks with the caller now; the one who did before has notes to write. */
    public List<Offer> handedOver(CallId call, String to, Duration wrapUp, Instant now) {
        engagedWith(call).ifPresent(slot -> release(slot, AgentState.WRAP_UP, wrapUp, now));
        slot(to).ifPresent(slot -> {
            slot.engage(call, now);
            slot.talk(now);
        });
        return match(now);
    }

    /** They talk. */
    public void connected(CallId call, Instant now) {
        engagedWith(call).ifPresent(slot -> slot.talk(now));
    }

    /** The talk is over. */
    public List<Offer> finished(CallId call, Duration wrapUp, Instant now) {
        engagedWith(call).ifPresent(slot -> release(slot, AgentState.WRAP_UP, wrapUp, now));
        return match(now);
    }

    private void release(AgentSlot slot, AgentState why, Duration pause, Instant now) {
        slot.release(why, pause, now);
        if (slot.leaving()) {
            agents.remove(slot.agent().id());
            byPhone.getOrDefault(slot.agent().phone(), List.of()).remove(slot);
        }
    }

    /** A phone changed at this Asterisk node. One that belongs to no agent changes nothing, until it does. */
    public List<Offer> phoneChanged(String node, String phone, PhoneState state, Instant now) {
        phones.changed(node, phone, state);
        byPhone.getOrDefault(phone, List.of()).forEach(slot -> slot.phoneChanged(node, state, now));
        return match(now);
    }

    /** This node has told of every phone that it knows: it cannot reach the others. */
    public List<Offer> phonesKnown(String node, Instant now) {
        phones.known(node);
        agents.values().stream()
                .filter(slot -> slot.phoneUnknown(node))
                .forEach(slot -> slot.phoneChanged(node, PhoneState.UNAVAILABLE, now));
        return match(now);
    }

    /** This node tells of phones no more: those that were in use there may be free by now. */
    public List<Offer> phonesUnknown(String node, Instant now) {
        phones.unknown(node);
        agents.values().stream()
                .filter(slot -> slot.phoneAt(node))
                .forEach(slot -> slot.phoneChanged(node, PhoneState.FREE, now));
        return match(now);
    }

    /** Time has passed. */
    public List<Offer> tick(Instant now) {
        return match(now);
    }

    /** Takes the longest idle available agent of those who may, for a callback; he rings until {@link #release}. */
    public Optional<Agent> reserve(Predicate<Agent> may, Instant now) {
        Optional<AgentSlot> chosen = longestIdle(available(now).filter(slot -> may.test(slot.agent())));
        chosen.ifPresent(slot -> slot.engage(null, now));
        return chosen.map(AgentSlot::agent);
    }

    /** The agent of a callback has answered; nothing when he is no agent any more. */
    public void reservedTalks(String agent, Instant now) {
        slot(agent).ifPresent(slot -> slot.talk(now));
    }

    /** The callback is over for this agent; nothing when he is no agent any more. */
    public List<Offer> release(String agent, AgentState why, Duration pause, Instant now) {
        slot(agent).ifPresent(slot -> release(slot, why, pause, now));
        return match(now);
    }

    /** Whether an agent who may is reachable, however busy. */
    public boolean anyone(Predicate<Agent> may) {
        return agents.values().stream().anyMatch(slot -> slot.reachable() && may.test(slot.agent()));
    }

    /** Where a caller stands. */
    public Place place(CallId call) {
        return waiting.stream()
                .filter(other -> other.call().equals(call))
                .findFirst()
                .map(this::place)
                .orElse(new Place(0, true));
    }

    /** When something will change by time alone: call {@link #tick} then. Empty when nothing will. */
    public Optional<Instant> nextChange(Instant now) {
        Instant next = null;
        for (AgentSlot slot : agents.values()) {
            next = sooner(next, slot.pausedUntil(), now);
        }
        for (WaitingCall call : waiting) {
            if (call.vip()) {
                next = sooner(next, widensAt(call), now);
            }
        }
        return Optional.ofNullable(next);
    }

    private static @Nullable Instant sooner(@Nullable Instant one, Instant other, Instant now) {
        return other.isAfter(now) && (one == null || other.isBefore(one)) ? other : one;
    }

    public AcdSnapshot snapshot(Instant now) {
        return new AcdSnapshot(
                agents.values().stream().map(slot -> slot.view(now)).toList(),
                waiting.stream()
                        .map(call -> new AcdSnapshot.WaitingView(
                                call.call(),
                                call.queue().name(),
                                call.vip(),
                                call.since(),
                                place(call).position()))
                        .toList());
    }

    private List<Offer> match(Instant now) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>();
        for (WaitingCall call : List.copyOf(waiting)) {
            choose(call, now).ifPresent(slot -> {
                waiting.remove(call);
                slot.engage(call.call(), now);
                offers.add(new Offer(call.call(), slot.agent()));
            });
        }
        return offers;
    }

    private Optional<AgentSlot> choose(WaitingCall call, Instant now) {
        return dedicated(call, now)
                .or(() -> longestIdle(available(now).filter(slot -> mayAnswer(call, slot.agent(), now))));
    }

    private Optional<AgentSlot> dedicated(WaitingCall call, Instant now) {
        return Optional.ofNullable(call.dedicatedAgent()).map(agents::get).filter(slot -> slot.available(now));
    }

    private boolean mayAnswer(WaitingCall call, Agent agent, Instant now) {
        return hasSkill(call, agent) && (!call.vip() || agent.grade() == Grade.TOP || widened(call, now));
    }

    private boolean widened(WaitingCall call, Instant now) {
        return !now.isBefore(widensAt(call)) || !anyone(agent -> hasSkill(call, agent) && agent.grade() == Grade.TOP);
    }

    private Instant widensAt(WaitingCall call) {
        return call.since().plus(call.queue().vipRings().getLast().after());
    }

    private boolean hasSkill(WaitingCall call, Agent agent) {
        return agent.level(call.queue().skill()) > 0;
    }

    private Place place(WaitingCall call) {
        long ahead = waiting.stream()
                .takeWhile(other -> !other.equals(call))
                .filter(other -> other.queue().name().equals(call.queue().name()))
                .count();
        return new Place(
                (int) ahead + 1,
                anyone(agent -> hasSkill(call, agent) || agent.id().equals(call.dedicatedAgent())));
    }

    private Stream<AgentSlot> available(Instant now) {
        return agents.values().stream().filter(slot -> slot.available(now));
    }

    private static Optional<AgentSlot> longestIdle(Stream<AgentSlot> slots) {
        return slots.min(Comparator.comparing(AgentSlot::idleSince));
    }

    private Optional<AgentSlot> engagedWith(CallId call) {
        return agents.values().stream().filter(slot -> call.equals(slot.call())).findFirst();
    }

    private Optional<AgentSlot> slot(String agent) {
        return Optional.ofNullable(agents.get(agent));
    }
}
