package dev.hotline.asterisk.ami;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Asterisk it is.
 *
 * @param text as it says itself, such as {@code 22.10.1} or {@code certified/20.7-cert4}
 * @param major empty when it is not known
 */
record AsteriskVersion(String text, OptionalInt major) {
    private static final int OLDEST = 16;
    private static final int NEWEST = 23;
    /** The manager interface's own version, in the greeting, has counted along since: 5 is that of Asterisk 16. */
    private static final int MANAGER_BEHIND = 11;

    private static final Pattern NUMBER = Pattern.compile("^(?:certified[/-])?(\\d{1,4})(?=[.-]|$)");

    /**
     * @param text what CoreSettings says
     * @param manager the version of the manager interface, which tells when the text does not
     */
    static AsteriskVersion of(String text, String manager) {
        OptionalInt major = number(text);
        if (major.isPresent()) {
            return new AsteriskVersion(text, major);
        }
        OptionalInt counted = number(manager);
        return new AsteriskVersion(
                text, counted.isPresent() ? OptionalInt.of(counted.getAsInt() + MANAGER_BEHIND) : counted);
    }

    private static OptionalInt number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** What to say when it is none that this was built for; else empty. */
    String warning() {
        return major.isPresent() && major.getAsInt() >= OLDEST && major.getAsInt() <= NEWEST
                ? ""
                : "Asterisk \"" + text + "\" (expected: " + OLDEST + " to " + NEWEST + ") is not known to work";
    }
}
