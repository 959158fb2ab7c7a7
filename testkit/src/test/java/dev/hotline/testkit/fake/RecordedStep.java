package dev.hotline.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that was done in a recording, and all that Asterisk said until the next.
 *
 * @param what was done ({@code ! …}), or the bytes that were sent on a link ({@code agi>}, {@code ami>})
 */
record RecordedStep(String kind, StringBuilder what, StringBuilder agi, StringBuilder ami) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(r|n|\\\\|x[0-9a-f]{2})");

    static List<RecordedStep> of(String recording) {
        List<RecordedStep> steps = new ArrayList<>();
        for (String line : recording.lines().toList()) {
            String kind = line.substring(0, line.indexOf(' '));
            String text = line.substring(line.indexOf(' ') + 1);
            switch (kind) {
                case "agi<" -> steps.getLast().agi.append(bytes(text));
                case "ami<" -> steps.getLast().ami.append(bytes(text));
                default -> sent(steps, kind, kind.equals("!") ? text : bytes(text));
            }
        }
        return steps;
    }

    /** The lines of one action are one step. */
    private static void sent(List<RecordedStep> steps, String kind, String text) {
        if (kind.equals("ami>") && !steps.isEmpty() && steps.getLast().isUnfinishedAction()) {
            steps.getLast().what.append(text);
        } else {
            steps.add(new RecordedStep(kind, new StringBuilder(text), new StringBuilder(), new StringBuilder()));
        }
    }

    private boolean isUnfinishedAction() {
        return kind.equals("ami>") && !what.toString().endsWith("\r\n\r\n");
    }

    private static String bytes(String written) {
        Matcher matcher = ESCAPE.matcher(written);
        String text = matcher.replaceAll(found -> Matcher.quoteReplacement(unescaped(found.group(1))));
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String unescaped(String escape) {
        return switch (escape) {
            case "r" -> "\r";
            case "n" -> "\n";
            case "\\" -> "\\";
            default -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
        };
    }

    @Override
    public String toString() {
        return kind + " " + what;
    }
}
