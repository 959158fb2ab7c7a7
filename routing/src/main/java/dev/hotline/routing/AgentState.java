package dev.hotline.routing;

/** What an agent does, as routing sees it. */
public enum AgentState {
    /** Logged out, or the phone cannot be reached. */
    OFFLINE,
    AVAILABLE,
    /** Chosen for a call; his phone does not ring yet. */
    RESERVED,
    RINGING,
    TALKING,
    WRAP_UP,
    /** Takes no calls, for a reason that he gave. */
    PAUSED,
    /** Did not take the last call offered; passed over for a while. */
    SET_ASIDE,
    /** On a call that is not ours. */
    BUSY_ELSEWHERE;

    /** Whether he is at work: he may take a call by and by. */
    boolean present() {
        return this != OFFLINE && this != PAUSED;
    }
}
