package dev.hotline.routing;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.core.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One agent as routing sees him: whether he is logged in, what his phone says, what we do with him, and until when he is left alone. The
 * state is derived from these; what is kept of it is only which it was last, and since when. One thread at a time.
 */
final class AgentSlot extends Schedule.Timed {
    /** In the order in which one node's word outweighs another's. */
    private static final List<PhoneState> PHONE_STATES =
            List.of(PhoneState.IN_USE, PhoneState.RINGING, PhoneState.FREE, PhoneState.UNAVAILABLE);

    /** What is done with an agent. */
    private enum Work {
        NONE,
        RESERVED,
        RINGING,
        TALKING
    }

    private Agent agent;
    private int number;
    /** He is no agent any more: he finishes what he does, and takes nothing new. */
    private boolean leaving;

    private boolean loggedIn = true;
    private @Nullable String pauseReason;
    /** What each Asterisk node says of his phone. */
    private final Map<String, PhoneState> phoneAt = new HashMap<>();
    /** What all nodes together say: busy when it is at one of them, else free when one can reach it; null when none has said anything. */
    private @Nullable PhoneState phone;

    private Work work = Work.NONE;
    private @Nullable CallId call;
    private @Nullable String queue;
    private Instant engagedAt;
    private AgentState aside = AgentState.WRAP_UP;
    private Instant asideUntil;
    private Instant idleSince;

    private AgentState shown = AgentState.AVAILABLE;
    private Instant since;

    AgentSlot(Agent agent, Instant now) {
        this.agent = agent;
        engagedAt = now;
        asideUntil = now;
        idleSince = now;
        since = now;
    }

    Agent agent() {
        return agent;
    }

    /** His place among the agents: it changes when the configuration does. */
    int number() {
        return number;
    }

    void number(int place) {
        number = place;
    }

    @Nullable
    CallId call() {
        return call;
    }

    /** The queue of the call he is engaged with; null when it is of none. */
    @Nullable
    String queue() {
        return queue;
    }

    boolean engaged() {
        return work != Work.NONE;
    }

    boolean talking() {
        return work == Work.TALKING;
    }

    boolean leaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
    }

    /**
     * He is this agent from now on: what he does, and how long he has been idle, stays.
     *
     * @param phones what each node says of his phone
     */
    void become(Agent changed, Map<String, PhoneState> phones) {
        boolean samePhone = changed.phone().equals(agent.phone());
        agent = changed;
        leaving = false;
        if (!samePhone) {
            phoneAt.clear();
            phoneAt.putAll(phones);
            phone = outweighing();
        }
    }

    /** Since when he could have taken a call: of equals, the longest idle is served first. */
    Instant idleSince() {
        return idleSince;
    }

    /** When his state will change by time alone; null when it will not. */
    @Nullable
    Instant changesAt(Instant now) {
        return now.isBefore(asideUntil) ? asideUntil : null;
    }

    /** Takes the state that follows from all that is known; whether it is another one than before. */
    boolean refresh(Instant now) {
        AgentState state = state(now);
        if (state == shown) {
            return false;
        }
        boolean cameBack = !shown.present() && state.present();
        if (cameBack && !engaged()) {
            idleSince = now;
        }
        shown = state;
        since = now;
        return true;
    }

    /** As it was at the last {@link #refresh}. */
    AgentState state() {
        return shown;
    }

    private AgentState state(Instant now) {
        return switch (work) {
            case RESERVED -> AgentState.RESERVED;
            case RINGING -> AgentState.RINGING;
            case TALKING -> AgentState.TALKING;
            case NONE -> idleState(now);
        };
    }

    private AgentState idleState(Instant now) {
        if (!loggedIn || phone == PhoneState.UNAVAILABLE) {
            return AgentState.OFFLINE;
        }
        if (pauseReason != null) {
            return AgentState.PAUSED;
        }
        if (phone == PhoneState.IN_USE || phone == PhoneState.RINGING) {
            return AgentState.BUSY_ELSEWHERE;
        }
        return now.isBefore(asideUntil) ? aside : AgentState.AVAILABLE;
    }

    boolean available() {
        return !leaving && shown == AgentState.AVAILABLE;
    }

    /** Whether he is at work, so that he may take a call by and by. */
    boolean present() {
        return !leaving && shown.present();
    }

    void logIn() {
        loggedIn = true;
        pauseReason = null;
    }

    void logOut() {
        loggedIn = false;
        pauseReason = null;
    }

    void pause(String reason) {
        pauseReason = reason;
    }

    /** He is ready for calls: neither paused nor left alone. */
    void ready(Instant now) {
        pauseReason = null;
        asideUntil = now;
    }

    /** Whether this node has said nothing of the phone yet. */
    boolean phoneUnknown(String node) {
        return !phoneAt.containsKey(node);
    }

    /** Whether this node has last said that it can reach the phone. */
    boolean phoneAt(String node) {
        return phoneAt.getOrDefault(node, PhoneState.UNAVAILABLE) != PhoneState.UNAVAILABLE;
    }

    /** The phone changed at this node; one that comes back, or is first heard of, makes its agent fresh. */
    void phoneChanged(String node, PhoneState atNode, Instant now) {
        PhoneState before = phone;
        phoneAt.put(node, atNode);
        phone = outweighing();
        if ((before == null || before == PhoneState.UNAVAILABLE) && phone != PhoneState.UNAVAILABLE) {
            idleSince = now;
            asideUntil = now;
        }
    }

    private @Nullable PhoneState outweighing() {
        for (PhoneState state : PHONE_STATES) {
            if (phoneAt.containsValue(state)) {
                return state;
            }
        }
        return null;
    }

    /** He is chosen, for a waiting call or (null) for another. */
    void engage(@Nullable CallId forCall, @Nullable String ofQueue, Instant now) {
        work = Work.RESERVED;
        call = forCall;
        queue = ofQueue;
        engagedAt = now;
    }

    /** His phone rings; nothing changes when he is not engaged or talks. */
    void ring() {
        if (work == Work.RESERVED) {
            work = Work.RINGING;
        }
    }

    void talk() {
        work = Work.TALKING;
    }

    /** How long we have been engaged with him. */
    Duration engagedFor(Instant now) {
        return Duration.between(engagedAt, now);
    }

    /** We are done with him, and leave him alone for a while. */
    void release(AgentState why, Duration leftAlone, Instant now) {
        work = Work.NONE;
        call = null;
        queue = null;
        aside = why;
        asideUntil = now.plus(leftAlone);
        idleSince = now;
    }

    AcdSnapshot.AgentView view() {
        return new AcdSnapshot.AgentView(
                agent.id(), shown, since, call, shown == AgentState.PAUSED ? pauseReason : null);
    }
}
