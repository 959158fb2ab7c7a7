package dev.hotline.server.table;

import java.util.ArrayList;
import java.util.List;

/** A table in a terminal, its columns aligned. Control characters in a cell become U+FFFD; a long cell is cut. */
public final class TextTable {
    private static final int WIDEST = 40;
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param right whether the column's cells end at its right side, as numbers do */
    public record Column(String head, boolean right) {}

    public TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** @throws IllegalArgumentException when there are not as many cells as columns */
    public TextTable row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("cells: " + cells.size() + " (expected: " + columns.size() + ")");
        }
        rows.add(cells.stream().map(TextTable::shown).toList());
        return this;
    }

    /** One line for the heads and one for each row, each ended by a line feed. */
    public String text() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            widths.add(width(i));
        }
        StringBuilder text = new StringBuilder();
        line(columns.stream().map(Column::head).toList(), widths, text);
        rows.forEach(row -> line(row, widths, text));
        return text.toString();
    }

    private int width(int column) {
        int head = DisplayWidth.of(columns.get(column).head());
        return rows.stream().mapToInt(row -> DisplayWidth.of(row.get(column))).reduce(head, Math::max);
    }

    private void line(List<String> cells, List<Integer> widths, StringBuilder text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(widths.get(i) - DisplayWidth.of(cells.get(i)));
            line.append(i == 0 ? "" : "  ");
            line.append(columns.get(i).right() ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String shown(String cell) {
        StringBuilder shown = new StringBuilder();
        int width = 0;
        for (int c : cell.codePoints().map(TextTable::harmless).toArray()) {
            width += DisplayWidth.of(c);
            if (width > WIDEST) {
                return cut(shown) + "…";
            }
            shown.appendCodePoint(c);
        }
        return shown.toString();
    }

    /** Without its last character, to leave a column for the sign that it was cut. */
    private static String cut(StringBuilder shown) {
        return shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
    }

    private static int harmless(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xFFFD : c;
    }
}
