package dev.hotline.config.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A CSV file whose first row names the columns; blank rows and rows that begin with {@code #} are skipped. */
public final class CsvTable {
    private final List<String> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Problems problems;

    private CsvTable(Problems problems) {
        this.problems = problems;
    }

    /** The table, whose header must have exactly these columns in any order; with no rows when it has not. */
    public static CsvTable read(SourceFile file, List<String> columns, Problems problems) {
        var table = new CsvTable(problems);
        List<List<Csv.Cell>> rows = Csv.rows(file, problems);
        if (rows.isEmpty()) {
            problems.add(
                    Position.top(file.name()),
                    "the file is empty: expected a first line with " + String.join(",", columns));
        } else if (table.header(rows.get(0), columns)) {
            rows.subList(1, rows.size()).forEach(table::add);
        }
        return table;
    }

    public List<Row> rows() {
        return rows;
    }

    private boolean header(List<Csv.Cell> header, List<String> expected) {
        if (header.size() == 1) {
            problems.add(
                    header.get(0).at(),
                    "this is one column: expected " + String.join(",", expected) + " separated by ','");
            return false;
        }
        header.forEach(cell -> column(cell, expected));
        Set<String> missing = new LinkedHashSet<>(expected);
        missing.removeAll(columns);
        if (!missing.isEmpty() && expected.containsAll(columns)) {
            problems.add(
                    header.get(0).at(),
                    "there is no column " + String.join(", ", missing) + ": expected " + String.join(",", expected));
        }
        return missing.isEmpty();
    }

    private void column(Csv.Cell cell, List<String> expected) {
        if (!expected.contains(cell.value())) {
            problems.add(cell.at(), "unknown column '" + cell.value() + "'" + Suggestion.of(cell.value(), expected));
        } else if (columns.contains(cell.value())) {
            problems.add(cell.at(), "the column '" + cell.value() + "' is there twice");
        }
        columns.add(cell.value());
    }

    private void add(List<Csv.Cell> cells) {
        if (cells.size() == columns.size()) {
            rows.add(new Row(cells));
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
