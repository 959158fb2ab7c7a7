package dev.hotline.core;

/** Why a customer is to be called back. */
public enum CaseReason {
    /** A score of the survey was unhappy. */
    UNHAPPY_SCORE,
    /** Nobody could answer, and the caller took the offer to be called back. */
    PROMISED_CALLBACK
}
