package dev.hotline.asterisk.agi;

/** How a prompt ended. */
public sealed interface Played {
    /** It was heard to its end. */
    record Whole() implements Played {}

    /** A key interrupted it. */
    record Pressed(char key) implements Played {}

    /** The caller is gone. */
    record HungUp() implements Played {}

    /** Asterisk has no such file, or could not read it. */
    record NotFound(String file) implements Played {}
}
