package dev.hotline.asterisk.agi;

/** What a question for several keys brought. */
public sealed interface Collected permits Collected.Keys, Collected.TooFew, TimedOut, HungUp, NotFound, Failed {
    /** As many as were asked for, without the {@code #} that may have ended them. */
    record Keys(String keys) implements Collected {}

    /** Some came, but not as many as were asked for. */
    record TooFew(String keys) implements Collected {}
}
