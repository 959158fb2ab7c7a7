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
 * One agent as routing sees him: what his phone says, what we do with him, and until when he is left alone. The state is derived from
 * these, never stored.
 */
final class AgentSlot {
    /** In the order in which one node's word outweighs another's. */
    private static final List<PhoneState> PHONE_STATES =
            List.of(PhoneState.IN_USE, PhoneState.RINGING, PhoneState.FREE, PhoneState.UNAVAILABLE);

    private Agent agent;
    /** He is no agent any more: he finishes what he does, and takes nothing new. */
    private boolean leaving;
    /** What each Asterisk node says of his phone. */
    private final Map<String, PhoneState> phoneAt = new HashMap<>();
    /** What all nodes together say: busy when it is at one of them, else free when one can reach it; null when none has said anything. */
    private @Nullable PhoneState phone;

    private boolean engaged;
    private boolean talking;
    private @Nullable CallId call;
    private AgentState pause = AgentState.WRAP_UP;
    private Instant pausedUntil;
    private Instant idleSince;
    private Instant since;

    AgentSlot(Agent agent, Instant now) {
        this.agent = agent;
        pausedUntil = now;
        idleSince = now;
        since = now;
    }

    Agent agent() {
        return agent;
    }

    @Nullable
    CallId call() {
        return call;
    }

    boolean engaged() {
        return engaged;
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
    void become(Agent changed, Map<String, PhoneState> phones, Instant now) {
        boolean samePhone = changed.phone().equals(agent.phone());
        agent = changed;
        leaving = false;
        if (!samePhone) {
            phoneAt.clear();
            phoneAt.putAll(phones);
            phone = outweighing();
            since = now;
        }
    }

    /** Since when he could have taken a call: the longest idle is served first. */
    Instant idleSince() {
        return idleSince;
    }

    /** Until when he is left alone; in the past when he is not. */
    Instant pausedUntil() {
        return pausedUntil;
    }

    AgentState state(Instant now) {
        if (engaged) {
            return talking ? AgentState.TALKING : AgentState.RINGING;
        }
        if (phone == PhoneState.UNAVAILABLE) {
            return AgentState.OFFLINE;
        }
        if (phone == PhoneState.IN_USE || phone == PhoneState.RINGING) {
            return AgentState.BUSY_ELSEWHERE;
        }
        return now.isBefore(pausedUntil) ? pause : AgentState.AVAILABLE;
    }

    boolean available(Instant now) {
        return !leaving && state(now) == AgentState.AVAILABLE;
    }

    boolean reachable() {
        return !leaving && (engaged || phone != PhoneState.UNAVAILABLE);
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
            pausedUntil = now;
        }
        if (before != phone && !engaged) {
            since = now;
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

    /** His phone is to ring, for a waiting call or (null) for a callback. */
    void engage(@Nullable CallId forCall, Instant now) {
        engaged = true;
        talking = false;
        call = forCall;
        since = now;
    }

    void talk(Instant now) {
        talking = true;
        since = now;
    }

    /** We are done with him, and leave him alone for a while. */
    void release(AgentState why, Duration pauseFor, Instant now) {
        engaged = false;
        talking = false;
        call = null;
        pause = why;
        pausedUntil = now.plus(pauseFor);
        idleSince = now;
        since = now;
    }

    AcdSnapshot.AgentView view(Instant now) {
        return new AcdSnapshot.AgentView(agent.id(), state(now), since, call);
    }
}
