package dev.hotline.handlers;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was heard and done in a call.
 *
 * @param path prompts as {@code zh menu-main}, keys as {@code presses 1}, phones as {@code rings lin: answers}, steps as {@code a → b: pressed 1}
 * @param end what is known of it in the end
 */
record FlowCall(List<String> path, String end) {
    private static final Pattern STEP =
            Pattern.compile("\\S+:\\d+:\\d+  (\\S+) \\(\\S+\\) → (.+?)(?:   because (.*))?");
    private static final Pattern HEARS = Pattern.compile(" +hears +(\\S+) \\((\\S+)\\)");

    static FlowCall of(List<String> explained) {
        return new FlowCall(
                explained.subList(0, explained.size() - 1).stream()
                        .map(FlowCall::shorter)
                        .toList(),
                explained.getLast());
    }

    private static String shorter(String line) {
        Matcher step = STEP.matcher(line);
        if (step.matches()) {
            return step.group(1) + " → " + step.group(2) + (step.group(3) == null ? "" : ": " + step.group(3));
        }
        Matcher hears = HEARS.matcher(line);
        return hears.matches()
                ? hears.group(2) + " " + hears.group(1)
                : line.strip().replaceAll(" +", " ");
    }

    /** Only the steps that were left. */
    List<String> steps() {
        return path.stream().filter(line -> line.contains("→")).toList();
    }

    /** Only what the caller heard. */
    List<String> heard() {
        return path.stream()
                .filter(line -> line.matches("(zh|en|hotline) \\S+"))
                .toList();
    }
}
