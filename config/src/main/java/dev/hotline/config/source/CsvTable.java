package dev.hotline.config.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A CSV file whose first row names the columns; blank rows and rows that begin with {@code #} are skipped. */
public final class CsvTable {
    private static final String SEPARATOR_LINE = "sep=";

    private final SourceFile file;
    private final List<String> expected;
    private final Problems problems;
    private final Consumer<Row> rows;
    private final List<String> columns = new ArrayList<>();
    private int emptyColumns;
    private boolean headerSeen;
    private boolean headerGood;

    private CsvTable(SourceFile file, List<String> expected, Problems problems, Consumer<Row> rows) {
        this.file = file;
        this.expected = expected;
        this.problems = problems;
        this.rows = rows;
    }

    /** Gives the rows of a table, one after the other; its header must have exactly these columns in any order, else there are none. */
    public static void read(SourceFile file, List<String> columns, Problems problems, Consumer<Row> rows) {
        new CsvTable(file, columns, problems, rows).read();
    }

    private void read() {
        Csv.split(file, problems, this::take);
        if (!headerSeen) {
            problems.add(
                    Position.top(file.name()),
                    "the file is empty: expected a first line with " + String.join(",", expected));
        }
    }

    private void take(List<Csv.Cell> cells) {
        if (!headerSeen && !isSeparatorLine(cells)) {
            headerSeen = true;
            headerGood = header(withoutEmptyEnd(cells));
        } else if (headerGood) {
            add(withoutEmptyColumns(cells));
        }
    }

    /** Excel's own first line, which is right when it says what is so anyway. */
    private boolean isSeparatorLine(List<Csv.Cell> cells) {
        String first = cells.getFirst().value();
        return first.equals(SEPARATOR_LINE)
                && cells.size() == 2
                && cells.getLast().value().isEmpty();
    }

    /** Spreadsheets write empty cells behind the last column, in the header and so in each row. */
    private List<Csv.Cell> withoutEmptyEnd(List<Csv.Cell> header) {
        int size = header.size();
        while (size > 1 && header.get(size - 1).value().isEmpty()) {
            size--;
        }
        emptyColumns = header.size() - size;
        return header.subList(0, size);
    }

    private List<Csv.Cell> withoutEmptyColumns(List<Csv.Cell> row) {
        int size = row.size();
        int shortest = Math.max(columns.size(), size - emptyColumns);
        while (size > shortest && row.get(size - 1).value().isEmpty()) {
            size--;
        }
        return row.subList(0, size);
    }

    private boolean header(List<Csv.Cell> header) {
        if (header.size() == 1) {
            problems.add(
                    header.get(0).at(),
                    "this is one column" + otherSeparator(header.getFirst().value()) + ": expected "
                            + String.join(",", expected) + " separated by ','");
            return false;
        }
        header.forEach(this::column);
        Set<String> missing = new LinkedHashSet<>(expected);
        missing.removeAll(columns);
        if (!missing.isEmpty() && expected.containsAll(columns)) {
            problems.add(
                    header.get(0).at(),
                    "there is no column " + String.join(", ", missing) + ": expected " + String.join(",", expected));
        }
        return missing.isEmpty();
    }

    private static String otherSeparator(String line) {
        if (line.contains(";")) {
            return " because the cells are separated by ';', as Excel does where ',' is in numbers";
        }
        return line.contains("\t") ? " because the cells are separated by tabs" : "";
    }

    private void column(Csv.Cell cell) {
        if (!expected.contains(cell.value())) {
            problems.add(cell.at(), "unknown column '" + cell.value() + "'" + Suggestion.of(cell.value(), expected));
        } else if (columns.contains(cell.value())) {
            problems.add(cell.at(), "the column '" + cell.value() + "' is there twice");
        }
        columns.add(cell.value());
    }

    private void add(List<Csv.Cell> cells) {
        if (cells.size() == columns.size()) {
            rows.accept(new Row(cells));
            return;
        }
        Csv.Cell place = cells.get(Math.min(cells.size() - 1, columns.size()));
        problems.add(
                place.at(),
                "the row has " + cells.size() + " cells: expected " + columns.size() + " (" + String.join(",", columns)
                        + "; a cell with a comma in it needs quotes)");
    }

    /** One row of the table. */
    public final class Row {
        private final List<Csv.Cell> cells;

        private Row(List<Csv.Cell> cells) {
            this.cells = cells;
        }

        /** The cell of this column, without the blanks around it. */
        public Text cell(String column) {
            Csv.Cell cell = cells.get(columns.indexOf(column));
            return new Text(column, cell.value(), cell.at(), problems);
        }
    }
}
