package dev.hotline.handlers.story;

import dev.hotline.config.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * A dialogue beside the prompts that were expected, for people: what both have in common stands in one row, what only one of them has is
 * marked. Used once.
 */
final class SideBySide {
    private static final int COLUMN = 36;
    /** A call that never ends is heard without end. */
    private static final int MOST_ROWS = 100;

    private final List<Dialogue.Entry> dialogue;
    private final List<String> expected;
    private final List<String> rows = new ArrayList<>();
    /** The next that is expected. */
    private int next;
    /** Whether anything may be heard now, by {@code ...}. */
    private boolean anything;

    SideBySide(List<Dialogue.Entry> dialogue, List<String> expected) {
        this.dialogue = dialogue.stream()
                .filter(entry -> entry.kind() != Dialogue.Kind.STEP)
                .toList();
        this.expected = expected;
    }

    @Override
    public String toString() {
        int[][] common = common();
        row(" ", "heard", "expected");
        for (int i = 0; i < dialogue.size(); i++) {
            Dialogue.Entry entry = dialogue.get(i);
            if (entry.kind() == Dialogue.Kind.SAYS) {
                said(entry, i, common);
            } else {
                row(" ", (entry.kind() == Dialogue.Kind.CALLER ? "  the caller: " : "  rings: ") + entry.what(), "");
            }
        }
        onlyExpected(expected.size());
        int more = rows.size() - MOST_ROWS;
        return String.join("\n", more <= 0 ? rows : rows.subList(0, MOST_ROWS))
                + (more <= 0 ? "" : "\n    and " + more + " more");
    }

    private void said(Dialogue.Entry entry, int at, int[][] common) {
        int match = next;
        while (match < expected.size() && common[at][match] == common[at][match + 1]) {
            match++;
        }
        boolean same = match < expected.size()
                && common[at][match] > common[at + 1][match]
                && entry.what().equals(expected.get(match));
        if (same) {
            onlyExpected(match);
            next = match + 1;
        } else if (next < expected.size() && expected.get(next).equals(Story.ANYTHING)) {
            onlyExpected(next + 1);
        }
        row(same || anything ? " " : "≠", entry.more() + " " + entry.what(), same ? expected.get(match) : "");
        anything &= !same;
    }

    /** These were not heard. */
    private void onlyExpected(int end) {
        for (; next < end; next++) {
            anything = expected.get(next).equals(Story.ANYTHING);
            row(anything ? " " : "≠", "", expected.get(next));
        }
    }

    /** How many prompts the rests of both have in common, by where these rests begin. */
    private int[][] common() {
        int[][] common = new int[dialogue.size() + 1][expected.size() + 1];
        for (int i = dialogue.size() - 1; i >= 0; i--) {
            boolean says = dialogue.get(i).kind() == Dialogue.Kind.SAYS;
            for (int j = expected.size() - 1; j >= 0; j--) {
                common[i][j] = says && dialogue.get(i).what().equals(expected.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void row(String mark, String heard, String wanted) {
        rows.add(("    " + mark + " " + padded(heard) + " " + wanted).stripTrailing());
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, COLUMN - text.length()));
    }
}
