package dev.hotline.core;

/** What a supervisor did to a call in progress, other than to listen. */
public enum SupervisorDeed {
    /** Gave the caller to an agent. */
    TAKEN_OVER,
    /** Sent the caller to a queue. */
    REROUTED,
    /** Made the caller the next of his queue. */
    MOVED_UP,
    /** Had the caller count as having waited longer. */
    RAISED,
    HUNG_UP
}
