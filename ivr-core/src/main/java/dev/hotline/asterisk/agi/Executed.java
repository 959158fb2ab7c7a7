package dev.hotline.asterisk.agi;

/** How a dialplan application ended. */
public sealed interface Executed permits Executed.Returned, NotFound, HungUp, Failed {
    /** @param result what it returned, 0 when all went well */
    record Returned(int result) implements Executed {}
}
