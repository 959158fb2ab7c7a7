package dev.hotline.callback;

/** Where a case is. */
public enum CaseStatus {
    /** It waits for {@link CustomerCase#dueAt()}. */
    OPEN,
    /** An agent is rung, listens, or talks with the customer. When {@link CustomerCase#dueAt()} passes, whoever did this is lost. */
    IN_PROGRESS,
    /** The customer was reached; the agent has not said yet how it ended. */
    AWAITING_OUTCOME,
    SOLVED,
    /** The customer was reached and is still unhappy: a person must take it up. */
    NOT_SOLVED,
    /** The customer rang again before he was called back: he waits by that call, on the phone or by its own callback. */
    CALLED_IN,
    /** Every planned try failed, or there is no number to call: a person must take it up. */
    GIVEN_UP;

    /** Whether the customer is still to be reached. */
    public boolean toBeReached() {
        return this == OPEN || this == IN_PROGRESS;
    }

    /** Whether the engine still has something to do for it. */
    public boolean active() {
        return this == OPEN || this == IN_PROGRESS || this == AWAITING_OUTCOME;
    }
}
