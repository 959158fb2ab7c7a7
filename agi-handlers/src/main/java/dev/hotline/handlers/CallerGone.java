package dev.hotline.handlers;

/**
 * Ends a chain of steps because nobody listens any more: what is left of the chain is skipped, and the session ends in good order. Carries no
 * stack trace; it is the normal end of many calls.
 */
final class CallerGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    CallerGone() {
        super("the caller is gone", null, false, false);
    }
}
