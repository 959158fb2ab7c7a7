package dev.hotline.routing;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.core.Assignment;
import dev.hotline.core.Assignment.Candidate;
import dev.hotline.core.Assignment.Rule;
import dev.hotline.core.CallId;
import dev.hotline.core.HeadStart;
import dev.hotline.core.WaitPromise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides who answers whom: facts and the time go in, offers come out. It has no clock, no thread and does no I/O; one thread at a time may
 * use it, with times that do not go back.
 *
 * <p><b>Who is next.</b> A call's rank is when it began to wait, less its head start; an agent who becomes available gets the call of the
 * earliest rank among those he may answer. So nobody is overtaken by a caller who came later than a head start after him, or one and a half when that caller
 * waits for longer than he was told. Only whom supervisors {@linkplain #raise raise} or {@linkplain #moveFirst move} may overtake more.
 *
 * <p><b>Who answers.</b> For some time a call waits for its dedicated engineer alone, then for the agent who helped the caller last, when they
 * are at work; then, or when one of these is available anyway, the rings of its queue open one after the other. A ring that has nobody at work is passed at once,
 * and none closes again. Of the available agents in the open rings the one with the best level of the skill is taken, and of equals the one who is idle
 * the longest. Others leave some top engineers to key accounts, until they have waited for the head start.
 *
 * <p>A phone counts as free until Asterisk says otherwise: without AMI calls are still offered, and who cannot be reached is set aside.
 *
 * <p>While it is not told anything, no waiting call can have an available agent. So after a change only the agents who became available, and
 * the calls that came or can have more, are looked at.
 */
public final class Acd {
    /** In which of these an agent can be chosen for a call by {@link #take}, in the order of the enum. */
    public static final Set<AgentState> TAKEABLE =
            Collections.unmodifiableSet(EnumSet.of(AgentState.AVAILABLE, AgentState.WRAP_UP, AgentState.SET_ASIDE));

    private final Roster roster = new Roster();
    private final AgentSelection selection = new AgentSelection(roster);
    private final WaitingLine line = new WaitingLine();
    private final Seating seating = new Seating(roster, line);
    private final Schedule schedule = new Schedule();
    private final Map<CallId, Waiting> waiting = new HashMap<>();
    private final Map<CallId, Standing> standings = new HashMap<>();
    private final Map<CallId, AgentSlot> engaged = new HashMap<>();
    private final Map<String, Figures> figures = new HashMap<>();
    /** Who became available since all was settled. */
    private final Set<AgentSlot> fresh = new LinkedHashSet<>();

    private List<Offer> offers = new ArrayList<>();
    private long calls;

    public Acd(Collection<Agent> agents, Instant now) {
        reconfigure(agents, now);
    }

    /**
     * These are the agents from now on. Who stays keeps his state, also with another phone or other skills; who is new may be offered at
     * once; who is gone takes nothing new, and finishes what he does first. Waiting callers keep their place and their queue as it was.
     */
    public List<Offer> reconfigure(Collection<Agent> changed, Instant now) {
        roster.reconfigure(changed, now);
        roster.all().forEach(slot -> {
            slot.refresh(now);
            roster.note(slot);
            schedule.at(slot.changesAt(now), slot);
        });
        fresh.clear();
        line.clear();
        List<Waiting> all = inOrder(waiting.values());
        all.forEach(call -> call.waitsIn(null, null));
        all.forEach(call -> seat(call, now));
        return decide(now, () -> {});
    }

    /** A caller begins to wait, or waits again. */
    public List<Offer> await(WaitingCall call, Instant now) {
        return decide(now, () -> {
            forget(call.call());
            release(call.call(), AgentState.WRAP_UP, Duration.ZERO, now);
            Standing standing = standings.computeIfAbsent(call.call(), first -> new Standing(call.raised()));
            standing.promised(call.promise());
            Waiting arrived = new Waiting(call, standing, calls++);
            waiting.put(call.call(), arrived);
            moveOn(arrived, now);
        });
    }

    /** A caller is gone, whether he waited or an agent's phone rang for him: that agent is free again at once. */
    public List<Offer> leave(CallId call, Instant now) {
        return decide(now, () -> {
            forget(call);
            standings.remove(call);
            release(call, AgentState.WRAP_UP, Duration.ZERO, now);
        });
    }

    /** The agent who was offered this call did not take it: he is set aside. The caller must be given to {@link #await} again. */
    public List<Offer> missed(CallId call, Duration setAside, Instant now) {
        return decide(now, () -> release(call, AgentState.SET_ASIDE, setAside, now));
    }

    /** The phone of the agent who was offered this call begins to ring. */
    public void ringing(CallId call, Instant now) {
        AgentSlot slot = engaged.get(call);
        if (slot != null) {
            slot.ring();
            refresh(slot, now);
        }
    }

    /** They talk. What the caller was promised is kept or broken now. */
    public void connected(CallId call, Instant now) {
        AgentSlot slot = engaged.get(call);
        if (slot != null && !slot.talking()) {
            slot.talk();
            refresh(slot, now);
            Standing standing = standings.remove(call);
            if (standing != null && standing.promise() != null && !standing.broken() && slot.queue() != null) {
                figures(slot.queue()).ifPresent(seen -> seen.promiseEnded(!standing.breaks(now)));
            }
        }
    }

    /** The talk is over. */
    public List<Offer> finished(CallId call, Duration wrapUp, Instant now) {
        return decide(now, () -> {
            handled(engaged.get(call), wrapUp, now);
            standings.remove(call);
            release(call, AgentState.WRAP_UP, wrapUp, now);
        });
    }

    private void handled(@Nullable AgentSlot slot, Duration wrapUp, Instant now) {
        if (slot != null && slot.queue() != null) {
            Duration occupied = slot.engagedFor(now).plus(wrapUp);
            figures(slot.queue()).ifPresent(seen -> seen.handled(occupied));
        }
    }

    /**
     * Somebody chose this agent for the call: he is engaged with it, and it waits no more. He is refused, and nothing changes, when he is
     * none, or is neither available nor only left alone for a while. Tell it of the time afterwards: another agent may have become free.
     *
     * @param queue that of the call, among whose talks this one counts; null when it has none
     */
    public Taken take(CallId call, @Nullable String queue, String agent, Instant now) {
        AgentSlot slot = roster.find(agent);
        if (slot == null || slot.leaving() || !TAKEABLE.contains(slot.state())) {
            return new Taken.Refused(
                    agent,
                    Optional.ofNullable(slot).filter(one -> !one.leaving()).map(AgentSlot::state));
        }
        forget(call);
        release(call, AgentState.WRAP_UP, Duration.ZERO, now);
        Candidate only = new Candidate(agent, 0, Duration.between(slot.idleSince(), now));
        engage(slot, call, queue, now);
        Assignment why =
                new Assignment(Rule.CHOSEN, 0, Duration.ZERO, 1, List.of(only), 0, waiting.size(), HeadStart.NONE);
        return new Taken.Chosen(new Offer(call, slot.agent(), why));
    }

    /** The agent who talked has handed the call over: he is done with it, and this other one talks. */
    public List<Offer> handedOver(CallId call, String to, Duration wrapUp, Instant now) {
        return decide(now, () -> {
            AgentSlot from = engaged.get(call);
            String queue = from == null ? null : from.queue();
            if (from == null || !from.agent().id().equals(to)) {
                handled(from, wrapUp, now);
                release(call, AgentState.WRAP_UP, wrapUp, now);
                AgentSlot slot = roster.find(to);
                if (slot != null) {
                    CallId other = slot.call();
                    if (other != null) {
                        engaged.remove(other, slot);
                    }
                    engage(slot, call, queue, now);
                    slot.talk();
                    refresh(slot, now);
                }
            }
        });
    }

    /** The agent takes calls from now on. Nothing happens when he is none. */
    public List<Offer> logIn(String agent, Instant now) {
        return change(agent, AgentSlot::logIn, now);
    }

    /** He takes none any more; a call that he has is finished first. */
    public List<Offer> logOut(String agent, Instant now) {
        return change(agent, AgentSlot::logOut, now);
    }

    /** He takes none until he is {@link #ready}; a call that he has is finished first. */
    public List<Offer> pause(String agent, String reason, Instant now) {
        return change(agent, slot -> slot.pause(reason), now);
    }

    /** He is ready for the next call: his pause, his wrap-up, or being set aside, is over. */
    public List<Offer> ready(String agent, Instant now) {
        return change(agent, slot -> slot.ready(now), now);
    }

    private List<Offer> change(String agent, Consumer<AgentSlot> change, Instant now) {
        return decide(now, () -> {
            AgentSlot slot = roster.find(agent);
            if (slot != null) {
                change.accept(slot);
                refresh(slot, now);
            }
        });
    }

    /** A phone changed at this Asterisk node. One that belongs to no agent changes nothing, until it does. */
    public List<Offer> phoneChanged(String node, String phone, PhoneState state, Instant now) {
        return decide(now, () -> roster.phoneChanged(node, phone, state, now, slot -> refresh(slot, now)));
    }

    /** This node has told of every phone that it knows: it cannot reach the others. */
    public List<Offer> phonesKnown(String node, Instant now) {
        return decide(now, () -> roster.phonesKnown(node, now, slot -> refresh(slot, now)));
    }

    /** This node tells of phones no more: those that were in use there may be free by now. */
    public List<Offer> phonesUnknown(String node, Instant now) {
        return decide(now, () -> roster.phonesUnknown(node, now, slot -> refresh(slot, now)));
    }

    /** Time has passed. */
    public List<Offer> tick(Instant now) {
        return decide(now, () -> {});
    }

    /**
     * Takes the longest idle available agent of those who may, for a callback; he is engaged until {@link #release}.
     *
     * @param call the one that the callback is for
     * @param since when it became due
     */
    public Optional<Offer> reserve(CallId call, Instant since, Predicate<Agent> may, Instant now) {
        List<AgentSlot> candidates = roster.available().stream()
                .mapToObj(roster::numbered)
                .filter(slot -> may.test(slot.agent()))
                .sorted(Comparator.comparing(AgentSlot::idleSince))
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        AgentSlot chosen = candidates.getFirst();
        Assignment why = AgentSelection.longestIdle(candidates, Duration.between(since, now), waiting.size(), now);
        chosen.engage(null, null, now);
        chosen.ring();
        refresh(chosen, now);
        return Optional.of(new Offer(call, chosen.agent(), why));
    }

    /** The agent of a callback has answered; nothing when he is no agent any more. */
    public void reservedTalks(String agent, Instant now) {
        AgentSlot slot = roster.find(agent);
        if (slot != null && slot.engaged()) {
            slot.talk();
            refresh(slot, now);
        }
    }

    /**
     * The callback is over for this agent; nothing when he is no agent any more, is free already, or has got another call meanwhile.
     *
     * @param call the one that the callback is for: he may be engaged with it, or with none that routing knows
     */
    public List<Offer> release(String agent, CallId call, AgentState why, Duration pause, Instant now) {
        return decide(now, () -> {
            AgentSlot slot = roster.find(agent);
            if (slot != null && slot.engaged() && (slot.call() == null || call.equals(slot.call()))) {
                if (slot.call() != null && why != AgentState.SET_ASIDE) {
                    standings.remove(slot.call());
                }
                release(slot, why, pause, now);
            }
        });
    }

    /** Whether an agent who may is at work, however busy. */
    public boolean anyone(Predicate<Agent> may) {
        return roster.all().stream().anyMatch(slot -> slot.present() && may.test(slot.agent()));
    }

    /** How many wait in this queue. */
    public int waitingIn(String queue) {
        return line.ofQueue(queue).mapToInt(group -> group.calls().size()).sum();
    }

    /** A waiting call counts as having waited so much longer; false, and nothing happens, when it does not wait. */
    public boolean raise(CallId call, Duration more) {
        Waiting raised = waiting.get(call);
        if (raised != null) {
            line.rank(raised, () -> raised.standing().raise(more));
        }
        return raised != null;
    }

    /**
     * A waiting call is the next of its queue; nothing happens when it does not wait.
     *
     * @return how much longer it counts as having waited for that, zero when it was the next; empty when it does not wait
     */
    public Optional<Duration> moveFirst(CallId call) {
        return Optional.ofNullable(waiting.get(call)).map(moved -> {
            Waiting first = line.first(moved.call().queue().name());
            Duration more = first == moved ? Duration.ZERO : moved.behind(first);
            line.rank(moved, () -> moved.standing().raise(more));
            return more;
        });
    }

    /** The caller was told how long he will wait. The first that he is told counts; nothing happens when he does not wait any more. */
    public void promised(CallId call, WaitPromise promise) {
        Waiting told = waiting.get(call);
        if (told != null) {
            told.standing().promised(promise);
            schedule.at(told.nextChange(promise.at()), told);
        }
    }

    /** Where a caller stands. */
    public Place place(CallId call, Instant now) {
        Waiting found = waiting.get(call);
        if (found == null) {
            return Place.none();
        }
        Standing standing = found.standing();
        int position = 1 + line.aheadInQueue(found);
        return new Place(
                position,
                seating.anyonePresent(found),
                WaitModel.range(
                        found, seating.openings(found, now), line.occupied(), roster.present(), figures(found.call()), now),
                Optional.ofNullable(standing.promise()),
                standing.broken(),
                Optional.of(selection.whyNot(found, position, now)));
    }

    /** When something will change by time alone: call {@link #tick} then. Empty when nothing will. */
    public Optional<Instant> nextChange() {
        return Optional.ofNullable(schedule.nextTime());
    }

    public AcdSnapshot snapshot() {
        return new AcdSnapshot(
                roster.all().stream().map(AgentSlot::view).toList(),
                inOrder(waiting.values()).stream().map(this::view).toList());
    }

    private AcdSnapshot.WaitingView view(Waiting call) {
        return new AcdSnapshot.WaitingView(
                call.call().call(),
                call.call().queue().name(),
                call.call().vip(),
                call.call().since(),
                1 + line.aheadInQueue(call),
                call.standing().promise(),
                call.standing().broken());
    }

    /** Brings all up to this time, does this, and gives what follows. */
    private List<Offer> decide(Instant now, Runnable what) {
        for (Schedule.Timed due = schedule.due(now); due != null; due = schedule.due(now)) {
            switch (due) {
                case AgentSlot slot -> wake(slot, now);
                case Waiting call -> wake(call, now);
            }
            settle(now);
        }
        what.run();
        settle(now);
        List<Offer> made = offers;
        offers = new ArrayList<>();
        return made;
    }

    private void wake(AgentSlot slot, Instant now) {
        if (roster.find(slot.agent().id()) == slot) {
            refresh(slot, now);
        }
    }

    private void wake(Waiting call, Instant now) {
        if (waiting.get(call.call().call()) == call) {
            moveOn(call, now);
        }
    }

    /** Takes the agent's state anew, and sees to what it changes for others. */
    private void refresh(AgentSlot slot, Instant now) {
        boolean wasAvailable = slot.available();
        boolean wasPresent = slot.present();
        slot.refresh(now);
        roster.note(slot);
        schedule.at(slot.changesAt(now), slot);
        if (slot.present() != wasPresent) {
            presenceChanged(slot, now);
        }
        if (slot.available() && !wasAvailable) {
            fresh.add(slot);
        } else if (!slot.available()) {
            fresh.remove(slot);
        }
    }

    /** Calls that have nobody now can have others. */
    private void presenceChanged(AgentSlot slot, Instant now) {
        line.groups().forEach(group -> group.presenceChanged(slot));
        if (slot.present()) {
            return;
        }
        List<Waiting> alone = new ArrayList<>();
        for (Group group : line.occupied()) {
            if (group.admits(slot) && !group.anyonePresent()) {
                alone.addAll(all(group.calls()));
            }
        }
        RankedCalls own = line.waitingFor(slot);
        if (own != null) {
            all(own).stream().filter(call -> call.alone() == slot).forEach(alone::add);
        }
        inOrder(alone).forEach(call -> seat(call, now));
    }

    private static List<Waiting> all(RankedCalls calls) {
        List<Waiting> all = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            all.add(calls.get(i));
        }
        return all;
    }

    private static List<Waiting> inOrder(Collection<Waiting> calls) {
        return calls.stream()
                .sorted((one, other) -> one == other ? 0 : one.before(other) ? -1 : 1)
                .toList();
    }

    /**
     * A waiting call begins to wait, or its time has come: others may answer it, or what it was promised is broken. Who waits for longer than
     * he was told comes before others who came up to half a head start before him.
     */
    private void moveOn(Waiting call, Instant now) {
        Figures seen = figures(call.call());
        line.remove(call);
        if (call.standing().breaks(now)) {
            seen.promiseEnded(false);
            call.standing().broke(call.call().queue().headStart().dividedBy(2));
            call.rankAnew();
        }
        seat(call, now);
    }

    /** Gives a waiting call an agent, or else its seat among those who can have the same agents. */
    private void seat(Waiting call, Instant now) {
        line.remove(call);
        seating.seat(call, now);
        AgentSelection.Choice choice = selection.choose(call, waiting.size(), now);
        if (choice != null) {
            offer(call, choice, now);
        } else {
            line.add(call, seating.known(call));
            schedule.at(call.nextChange(now), call);
        }
    }

    private void offer(Waiting call, AgentSelection.Choice choice, Instant now) {
        CallId id = call.call().call();
        forget(id);
        engage(choice.slot(), id, call.call().queue().name(), now);
        offers.add(new Offer(id, choice.slot().agent(), choice.why()));
    }

    private void engage(AgentSlot slot, CallId call, @Nullable String queue, Instant now) {
        slot.engage(call, queue, now);
        engaged.put(call, slot);
        refresh(slot, now);
    }

    /** Gives the agents who became available the calls of the earliest ranks that they may answer. */
    private void settle(Instant now) {
        while (!fresh.isEmpty()) {
            Waiting next = null;
            for (AgentSlot slot : fresh) {
                next = earlier(next, firstFor(slot));
            }
            AgentSelection.Choice choice = next == null ? null : selection.choose(next, waiting.size(), now);
            if (next == null || choice == null) {
                fresh.clear();
            } else {
                offer(next, choice, now);
            }
        }
    }

    private @Nullable Waiting firstFor(AgentSlot slot) {
        RankedCalls own = line.waitingFor(slot);
        Waiting first = own == null ? null : own.first();
        for (Group group : line.occupied()) {
            if (group.mayTake(slot, roster.available())) {
                first = earlier(first, group.calls().first());
            }
        }
        return first;
    }

    private static @Nullable Waiting earlier(@Nullable Waiting one, @Nullable Waiting other) {
        return one == null || (other != null && other.before(one)) ? other : one;
    }

    private void forget(CallId call) {
        Waiting gone = waiting.remove(call);
        if (gone != null) {
            line.remove(gone);
            schedule.at(null, gone);
        }
    }

    private void release(CallId call, AgentState why, Duration leftAlone, Instant now) {
        AgentSlot slot = engaged.get(call);
        if (slot != null) {
            release(slot, why, leftAlone, now);
        }
    }

    private void release(AgentSlot slot, AgentState why, Duration leftAlone, Instant now) {
        CallId call = slot.call();
        if (call != null) {
            engaged.remove(call, slot);
        }
        slot.release(why, leftAlone, now);
        if (slot.leaving()) {
            roster.forget(slot);
        } else {
            refresh(slot, now);
        }
    }

    private Optional<Figures> figures(String queue) {
        return Optional.ofNullable(figures.get(queue));
    }

    private Figures figures(WaitingCall call) {
        return figures.computeIfAbsent(call.queue().name(), first -> new Figures(call.queue()));
    }
}
