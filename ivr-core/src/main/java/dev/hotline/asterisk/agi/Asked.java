package dev.hotline.asterisk.agi;

/** What a question for one key brought. */
public sealed interface Asked {
    record Pressed(char key) implements Asked {}

    /** No key came in time. */
    record TimedOut() implements Asked {}

    /** The caller is gone. */
    record HungUp() implements Asked {}
}
