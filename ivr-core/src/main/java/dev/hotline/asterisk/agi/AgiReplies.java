package dev.hotline.asterisk.agi;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Puts the lines of a session together into answers and hang-up notices. An answer has several lines when it explains a command's usage
 * ({@code 520-} to {@code 520 }) or when a variable's value has line ends in it. For one caller at a time.
 */
final class AgiReplies {
    private static final String HANGUP = "HANGUP";
    private static final String USAGE = "520-";
    private static final Pattern STARTS_DATA = Pattern.compile("200 result=[^ ]* \\(");
    private static final Pattern ENDS_DATA = Pattern.compile(".*\\)(?: endpos=\\d+)?\\s*", Pattern.DOTALL);
    private final StringBuilder open = new StringBuilder();
    private final int limit;
    private final Consumer<AgiReply> replies;
    private final Runnable hangUp;

    /** @param limit of an answer, in characters */
    AgiReplies(int limit, Consumer<AgiReply> replies, Runnable hangUp) {
        this.limit = limit;
        this.replies = replies;
        this.hangUp = hangUp;
    }

    /** @throws AgiException when the lines are no answer, or the answer is too long */
    void line(String line) {
        if (open.isEmpty() && line.equals(HANGUP)) {
            hangUp.run();
            return;
        }
        open.append(open.isEmpty() ? "" : "\n").append(line);
        if (open.length() > limit) {
            throw new AgiException("a reply from Asterisk is longer than " + limit + " characters");
        }
        if (isWhole(line)) {
            String text = open.toString();
            open.setLength(0);
            replies.accept(AgiReply.parse(text));
        }
    }

    private boolean isWhole(String lastLine) {
        if (open.indexOf(USAGE) == 0) {
            return lastLine.startsWith("520 ");
        }
        return !STARTS_DATA.matcher(open).lookingAt()
                || ENDS_DATA.matcher(lastLine).matches();
    }
}
