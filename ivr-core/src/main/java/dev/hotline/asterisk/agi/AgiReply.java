package dev.hotline.asterisk.agi;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asterisk's answer to one command.
 *
 * @param code 200 done, 510 unknown command, 511 not on a dead channel, 520 wrong usage
 * @param result what stands after {@code result=}; may be empty
 * @param data what stands in parentheses, such as {@code timeout} or a variable's value
 * @param endpos where playing stopped, in samples
 * @param text the whole answer after the code
 */
record AgiReply(int code, String result, Optional<String> data, OptionalLong endpos, String text) {
    /** What a command on a channel that is gone is answered, by Asterisk or without asking it. */
    static final AgiReply GONE =
            new AgiReply(511, "", Optional.empty(), OptionalLong.empty(), "the caller has hung up");

    private static final Pattern CODE = Pattern.compile("(\\d{3})[ -](.*)", Pattern.DOTALL);
    private static final Pattern RESULT =
            Pattern.compile("result=([^ ]*)(?: \\((.*)\\))?(?: endpos=(\\d{1,18}))?\\s*", Pattern.DOTALL);

    /** @throws AgiException when the text is not an answer */
    static AgiReply parse(String text) {
        Matcher code = CODE.matcher(text);
        if (!code.matches()) {
            throw new AgiException("AGI reply: \"" + text + "\" (expected: a code of three digits and a text)");
        }
        int number = Integer.parseInt(code.group(1));
        Matcher result = RESULT.matcher(code.group(2));
        return result.matches()
                ? new AgiReply(number, result.group(1), data(result), endpos(result), code.group(2))
                : new AgiReply(number, "", Optional.empty(), OptionalLong.empty(), code.group(2));
    }

    private static Optional<String> data(Matcher result) {
        return Optional.ofNullable(result.group(2));
    }

    private static OptionalLong endpos(Matcher result) {
        return result.group(3) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(result.group(3)));
    }

    /** Whether the channel is gone. */
    boolean isGone() {
        return code == 511;
    }

    boolean isDone() {
        return code == 200;
    }

    /** @throws AgiException when the result is not a number */
    int number() {
        try {
            return Integer.parseInt(result);
        } catch (NumberFormatException e) {
            throw new AgiException("AGI reply: \"" + code + " " + text + "\" (expected: a number as result)");
        }
    }

    /** The key of a result that is a key's ASCII code. */
    char key() {
        return (char) number();
    }
}
