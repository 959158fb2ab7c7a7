package dev.hotline.core;

/** How far a call's survey came. */
public enum SurveyState {
    /** No talk has ended yet. */
    NONE,
    /** The talk ended and the caller is to be asked. */
    ELIGIBLE,
    /** The caller hung up first, so he could not be asked. */
    NOT_ASKED,
    STARTED,
    COMPLETED,
    ABANDONED
}
