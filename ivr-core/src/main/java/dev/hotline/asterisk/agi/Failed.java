package dev.hotline.asterisk.agi;

/**
 * Asterisk did not do it, and the caller is still there.
 *
 * @param code Asterisk's own: 200 with a result that means failure, 510 unknown command, 520 wrong usage
 * @param text what stands after the code
 */
public record Failed(int code, String text) implements Acted, Played, Asked, Collected, Recorded, Executed, Dialled {}
