package dev.hotline.routing;

/** What an agent does, as routing sees it. */
public enum AgentState {
    /** The phone is not registered. */
    OFFLINE,
    AVAILABLE,
    /** Chosen for a call; the phone rings or is about to. */
    RINGING,
    TALKING,
    WRAP_UP,
    /** Did not take the last call offered; passed over for a while. */
    SET_ASIDE,
    /** On a call that is not ours. */
    BUSY_ELSEWHERE
}
