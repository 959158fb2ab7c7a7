package dev.hotline.config.source;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what is wrong in all files of one reading. */
public final class Problems {
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
        found.add(new Problem(at.file(), at.line(), at.column(), severity, message));
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
