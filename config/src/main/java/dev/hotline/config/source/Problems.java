package dev.hotline.config.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what is wrong in all files of one reading. Of one file, no more than somebody would read: it may be of quite another kind. */
public final class Problems {
    private static final int MOST_OF_A_FILE = 1000;

    private final Map<String, Integer> counts = new HashMap<>();
    private final SortedSet<Problem> found = new TreeSet<>();
    private final List<Runnable> checks = new ArrayList<>();

    /** Notes a problem; the same one twice counts once. */
    public void add(Position at, String message) {
        add(at, Problem.Severity.ERROR, message);
    }

    /** Notes what somebody should look at, though the files can be used. */
    public void warn(Position at, String message) {
        add(at, Problem.Severity.WARNING, message);
    }

    private void add(Position at, Problem.Severity severity, String message) {
        if (isFull(at.file())) {
            return;
        }
        found.add(new Problem(at.file(), at.line(), at.column(), severity, message));
        if (counts.merge(at.file(), 1, Integer::sum) == MOST_OF_A_FILE) {
            String more = "more than " + MOST_OF_A_FILE + " problems in this file: the rest is not told";
            found.add(new Problem(at.file(), at.line(), at.column(), Problem.Severity.ERROR, more));
        }
    }

    /** Whether so much is wrong with this file that nothing more is noted. */
    boolean isFull(String file) {
        return counts.getOrDefault(file, 0) >= MOST_OF_A_FILE;
    }

    /** Whether nothing was noted so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Runs this when all has been read: for what can only be known then, such as a key that nobody asked for. */
    void whenAllIsRead(Runnable check) {
        checks.add(check);
    }

    /** Runs the last checks and returns all problems by file, line and column. */
    public List<Problem> all() {
        checks.forEach(Runnable::run);
        checks.clear();
        return List.copyOf(found);
    }
}
