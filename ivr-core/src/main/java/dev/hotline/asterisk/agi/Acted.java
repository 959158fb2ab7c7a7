package dev.hotline.asterisk.agi;

/** How a command that brings nothing back ended. */
public sealed interface Acted permits Done, HungUp, Failed {
    default boolean isDone() {
        return this instanceof Done;
    }
}
