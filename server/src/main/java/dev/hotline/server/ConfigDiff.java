package dev.hotline.server;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between two texts, as {@code diff -u} shows it. */
final class ConfigDiff {
    private static final int CONTEXT = 3;
    /** So many lines together are compared with less memory. */
    private static final int LONG = 20_000;
    /** Nobody reads more, and comparing them would take minutes. */
    private static final int MOST_DIFFERING = 20_000;

    private static final String NONE = "/dev/null";

    private ConfigDiff() {}

    /**
     * The lines of the difference.
     *
     * @param old empty when there was no such file
     * @param oldLabel stands before its name
     */
    static List<String> of(
            String name, String oldLabel, Optional<String> old, String newLabel, Optional<String> changed) {
        List<String> before = lines(old);
        List<String> after = lines(changed);
        String oldName = old.isPresent() ? oldLabel + "/" + name : NONE;
        String newName = changed.isPresent() ? newLabel + "/" + name : NONE;
        long differing = differing(before, after);
        return differing > MOST_DIFFERING
                ? List.of(oldName + " and " + newName + " differ in " + differing + " lines")
                : UnifiedDiffUtils.generateUnifiedDiff(oldName, newName, before, patch(before, after), CONTEXT);
    }

    /** The one of the two ways that shows a change in better order needs much memory for long texts. */
    private static Patch<String> patch(List<String> before, List<String> after) {
        return before.size() + after.size() > LONG
                ? DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>())
                : DiffUtils.diff(before, after);
    }

    /** How many lines are on one side only, wherever they stand. */
    private static long differing(List<String> before, List<String> after) {
        Map<String, Integer> counts = new HashMap<>();
        before.forEach(line -> counts.merge(line, 1, Integer::sum));
        after.forEach(line -> counts.merge(line, -1, Integer::sum));
        return counts.values().stream().mapToLong(Math::abs).sum();
    }

    private static List<String> lines(Optional<String> text) {
        return text.map(all -> all.lines().toList()).orElse(List.of());
    }
}
