package dev.hotline.testbed.demo;

/** Somebody in a story met something else than was meant. */
final class StoryWentWrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoryWentWrong(String message) {
        super(message);
    }
}
