package dev.hotline.handlers;

/**
 * Ends a chain of steps because the caller was handed over by the phone of whom he talked with: the call goes on in another session. Carries no
 * stack trace; it is as normal as {@link CallerGone}.
 */
final class HandedOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    HandedOver() {
        super("the caller was handed over", null, false, false);
    }
}
