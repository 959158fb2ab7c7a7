package dev.hotline.asterisk.agi;

/** How a prompt ended. */
public sealed interface Played permits Played.Whole, Played.Cut, Pressed, HungUp, NotFound, Failed {
    /** It was heard to its end. */
    record Whole() implements Played {}

    /** We cut it short. */
    record Cut() implements Played {}
}
