package dev.hotline.routing;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.core.CallId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One agent as routing sees him: what his phone says, what we do with him, and until when he is left alone. The state is derived from
 * these, never stored.
 */
final class AgentSlot {
    private final Agent agent;
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
        return state(now) == AgentState.AVAILABLE;
    }

    boolean reachable() {
        return engaged || phone != PhoneState.UNAVAILABLE;
    }

    /** Whether Asterisk has said nothing of the phone yet. */
    boolean phoneUnknown() {
        return phone == null;
    }

    /** The phone changed; one that comes back, or is first heard of, makes its agent fresh. */
    void phoneChanged(PhoneState to, Instant now) {
        if ((phone == null || phone == PhoneState.UNAVAILABLE) && to != PhoneState.UNAVAILABLE) {
            idleSince = now;
            pausedUntil = now;
        }
        if (phone != to && !engaged) {
            since = now;
        }
        phone = to;
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
