package dev.hotline.asterisk.agi;

/** How a prompt ended. */
public sealed interface Played permits Played.Whole, Pressed, HungUp, NotFound, Failed {
    /** It was heard to its end. */
    record Whole() implements Played {}
}
