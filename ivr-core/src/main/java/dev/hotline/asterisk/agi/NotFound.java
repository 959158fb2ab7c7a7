package dev.hotline.asterisk.agi;

/**
 * Asterisk has no such thing; the caller is still there.
 *
 * @param name of the sound file, which may also be unreadable, or of the application
 */
public record NotFound(String name) implements Played, Collected, Executed {}
