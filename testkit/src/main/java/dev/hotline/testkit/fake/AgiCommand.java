package dev.hotline.testkit.fake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command of the engine.
 *
 * @param kind what it is; null when Asterisk knows none of that name
 * @param arguments with quotes and backslashes undone
 */
record AgiCommand(String line, @Nullable Kind kind, List<String> arguments) {

    private static final Pattern ARGUMENT = Pattern.compile("(?:[^\\s\"\\\\]|\\\\.|\"(?:[^\"\\\\]|\\\\.)*\"?)+");
    private static final Pattern QUOTING = Pattern.compile("\\\\(.)|\"");

    /** The commands that the fake knows; of two that begin alike the longer is first. */
    enum Kind {
        ANSWER(0),
        CHANNEL_STATUS(0),
        EXEC(1),
        GET_DATA(1),
        GET_FULL_VARIABLE(1),
        GET_VARIABLE(1),
        HANGUP(0),
        NOOP(0),
        RECORD_FILE(4),
        SAY_DIGITS(2),
        SAY_NUMBER(2),
        SET_MUSIC(1),
        SET_VARIABLE(2),
        STREAM_FILE(2),
        VERBOSE(1),
        WAIT_FOR_DIGIT(1);

        private final int arguments;

        Kind(int arguments) {
            this.arguments = arguments;
        }

        /** As it is on the wire. */
        String words() {
            return name().replace('_', ' ');
        }

        /** Whether it takes time: until a sound is over, a key comes or people do something. */
        boolean takesTime() {
            return switch (this) {
                case GET_DATA, RECORD_FILE, SAY_DIGITS, SAY_NUMBER, STREAM_FILE, WAIT_FOR_DIGIT -> true;
                default -> false;
            };
        }

        /** Whether Asterisk takes it after the caller has hung up. */
        boolean isForTheDead() {
            return switch (this) {
                case EXEC, GET_FULL_VARIABLE, GET_VARIABLE, NOOP, SET_VARIABLE, VERBOSE -> true;
                default -> false;
            };
        }
    }

    static AgiCommand of(String line) {
        String upper = line.toUpperCase(Locale.ROOT) + " ";
        for (Kind kind : Kind.values()) {
            String words = kind.words();
            if (upper.startsWith(words + " ")) {
                return new AgiCommand(line, kind, split(line.substring(words.length())));
            }
        }
        return new AgiCommand(line, null, List.of());
    }

    boolean isComplete() {
        return kind == null || arguments.size() >= kind.arguments;
    }

    boolean isDial() {
        return kind == Kind.EXEC && arguments.getFirst().equalsIgnoreCase("Dial");
    }

    /** An argument; empty when it was not given. */
    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    /** At blanks, with quotes and backslashes as Asterisk takes them. */
    private static List<String> split(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> QUOTING.matcher(found.group()).replaceAll("$1"))
                .toList();
    }
}
