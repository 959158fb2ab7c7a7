package dev.hotline.asterisk.agi;

import java.util.Optional;
import java.util.OptionalLong;

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

    /** What playing that we cut short is answered: Asterisk says nothing of it. */
    static final AgiReply CUT = new AgiReply(200, "1", Optional.empty(), OptionalLong.empty(), "cut short");

    private static final String RESULT = "result=";
    private static final String OPENS = " (";
    private static final String ENDPOS = " endpos=";
    private static final int MAX_DIGITS = 18;

    /** The answer to a question for a key, when it was pressed before. */
    static AgiReply pressed(char key) {
        return new AgiReply(200, Integer.toString(key), Optional.empty(), OptionalLong.empty(), "a key pressed before");
    }

    /** Whether a reply goes on after its first line: the usage of a command has many lines, and a value may have line ends in it. */
    static boolean goesOn(String firstLine) {
        return isUsage(firstLine) || (opensValue(firstLine) && !closesValue(firstLine));
    }

    /** Whether this line ends a reply that went on after its first. */
    static boolean isLast(String firstLine, String line) {
        return isUsage(firstLine) ? line.startsWith("520 ") : closesValue(line);
    }

    private static boolean isUsage(String firstLine) {
        return firstLine.startsWith("520-");
    }

    private static boolean opensValue(String line) {
        int space = line.startsWith("200 " + RESULT) ? line.indexOf(' ', 4) : -1;
        return space >= 0 && line.startsWith(OPENS, space);
    }

    private static boolean closesValue(String line) {
        String trimmed = line.stripTrailing();
        int end = trimmed.length() - endposLength(trimmed);
        return end > 0 && trimmed.charAt(end - 1) == ')';
    }

    /** How long the {@code endpos=} at the end of a reply is, with the blank before it; 0 when there is none. */
    private static int endposLength(String text) {
        int digits = 0;
        while (digits < text.length() && isDigit(text.charAt(text.length() - 1 - digits))) {
            digits++;
        }
        int start = text.length() - digits - ENDPOS.length();
        return digits > 0 && digits <= MAX_DIGITS && start >= 0 && text.startsWith(ENDPOS, start)
                ? ENDPOS.length() + digits
                : 0;
    }

    /** @throws AgiException when the text is not an answer */
    static AgiReply parse(String text) {
        if (!startsWithCode(text)) {
            throw notUnderstood(text, "a code of three digits and a text");
        }
        int code = Integer.parseInt(text, 0, 3, 10);
        String rest = text.substring(4);
        return rest.startsWith(RESULT)
                ? withResult(code, rest)
                : new AgiReply(code, "", Optional.empty(), OptionalLong.empty(), rest);
    }

    private static boolean startsWithCode(String text) {
        return text.length() > 3
                && isDigit(text.charAt(0))
                && isDigit(text.charAt(1))
                && isDigit(text.charAt(2))
                && (text.charAt(3) == ' ' || text.charAt(3) == '-');
    }

    private static AgiReply withResult(int code, String rest) {
        String text = rest.stripTrailing();
        int space = text.indexOf(' ');
        if (space < 0) {
            String result = text.substring(RESULT.length());
            return new AgiReply(code, result, Optional.empty(), OptionalLong.empty(), rest);
        }
        String result = text.substring(RESULT.length(), space);
        int endpos = endposLength(text);
        return new AgiReply(
                code, result, data(text.substring(space, text.length() - endpos)), endpos(text, endpos), rest);
    }

    private static Optional<String> data(String text) {
        return text.startsWith(OPENS) && text.endsWith(")")
                ? Optional.of(text.substring(OPENS.length(), text.length() - 1))
                : Optional.empty();
    }

    private static OptionalLong endpos(String text, int length) {
        return length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(text.substring(text.length() - length + ENDPOS.length())));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
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
            throw notUnderstood(shortened(), "a number as result");
        }
    }

    /** The key of a result that is a key's ASCII code; 0 when it is none. */
    char key() {
        int number = result.isEmpty() || result.length() > 3 ? 0 : number();
        return Keys.isKey(number) ? (char) number : 0;
    }

    /** For messages. */
    String shortened() {
        return shortened(code + " " + text);
    }

    private static String shortened(String reply) {
        return reply.length() <= 100 ? reply : reply.substring(0, 100) + "…";
    }

    private static AgiException notUnderstood(String reply, String expected) {
        return new AgiException(
                AgiProblem.NOT_UNDERSTOOD, "AGI reply: \"" + shortened(reply) + "\" (expected: " + expected + ")");
    }
}
