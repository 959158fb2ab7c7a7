package dev.hotline.config.flow;

/**
 * A way out of a step.
 *
 * @param name as it is written in the file: {@code next}, {@code nothing}, a key such as {@code 1}
 */
public record Exit(String name) {
    /** All went as it should. */
    public static final Exit NEXT = new Exit("next");
    /** The caller pressed no key, said nothing. */
    public static final Exit NOTHING = new Exit("nothing");
    /** The caller pressed keys that are none of those asked for, in every try. */
    public static final Exit INVALID = new Exit("invalid");
    /** Something outside did not work. */
    public static final Exit FAILED = new Exit("failed");
    /** The caller is gone: only steps that need no caller are taken. */
    public static final Exit HUNG_UP = new Exit("hung-up");

    public static final Exit OPEN = new Exit("open");
    public static final Exit CLOSED = new Exit("closed");
    public static final Exit HOLIDAY = new Exit("holiday");
    public static final Exit FOUND = new Exit("found");
    public static final Exit NOT_FOUND = new Exit("not-found");
    /** No condition held. */
    public static final Exit ELSE = new Exit("else");
    /** A callback was promised. */
    public static final Exit PROMISED = new Exit("promised");
    /** The caller waited as long as he may. */
    public static final Exit TOO_LONG = new Exit("too-long");
    /** No agent who could answer is there at all. */
    public static final Exit NOBODY = new Exit("nobody");
    /** As many callers wait as may. */
    public static final Exit FULL = new Exit("full");
    /** The caller does not want what was offered. */
    public static final Exit DECLINED = new Exit("declined");
    /** The caller's number is not known. */
    public static final Exit NO_NUMBER = new Exit("no-number");

    public static final Exit BUSY = new Exit("busy");
    public static final Exit NO_ANSWER = new Exit("no-answer");

    /** The exit of this key of a menu. */
    public static Exit key(String keys) {
        return new Exit(keys);
    }

    /**
     * The exit of this condition or share.
     *
     * @param number from 1
     */
    public static Exit numbered(int number) {
        return new Exit("then " + number);
    }

    @Override
    public String toString() {
        return name;
    }
}
