package dev.hotline.callback;

/** How one try to call back ended. */
public enum AttemptResult {
    AGENT_BUSY,
    AGENT_NOT_ANSWERED,
    AGENT_UNREACHABLE,
    AGENT_REFUSED,
    CUSTOMER_BUSY,
    CUSTOMER_NOT_ANSWERED,
    CUSTOMER_UNREACHABLE,
    /** They talked. */
    REACHED,
    /** The engine or the agent was lost in the middle. */
    LOST
}
