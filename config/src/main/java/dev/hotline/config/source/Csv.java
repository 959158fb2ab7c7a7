package dev.hotline.config.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Splits text into rows of cells as RFC 4180 says: commas, and quotes around a cell with commas, quotes or line breaks in it. */
final class Csv {
    private static final String FORMULA =
            "this is a formula of a spreadsheet: expected its value (format the column as text before saving)";

    private final String file;
    private final String content;
    private final Problems problems;
    private final Consumer<List<Cell>> rows;
    private List<Cell> row = new ArrayList<>();
    private boolean unclosed;
    private int index;
    private int line = 1;
    private int lineStart;

    /** A cell's text and place. */
    record Cell(String value, Position at) {}

    private Csv(SourceFile source, Problems problems, Consumer<List<Cell>> rows) {
        this.rows = rows;
        this.file = source.name();
        this.content = source.content();
        this.problems = problems;
    }

    /** Gives the rows that are not empty and whose first cell does not begin with {@code #}, one after the other. */
    static void split(SourceFile file, Problems problems, Consumer<List<Cell>> rows) {
        new Csv(file, problems, rows).split();
    }

    private void split() {
        while (index < content.length()) {
            Position at = here();
            if (row.isEmpty() && isAt(index, '#')) {
                skipLine();
                continue;
            }
            String value = content.charAt(index) == '"' ? quoted(at) : plain();
            row.add(new Cell(value.strip(), at));
            endCell();
        }
        endRow();
    }

    private void skipLine() {
        int end = content.indexOf('\n', index);
        index = end < 0 ? content.length() : end;
        countLine('\n');
        index++;
    }

    private String plain() {
        int start = index;
        while (index < content.length() && !isEnd(content.charAt(index))) {
            index++;
        }
        String value = content.substring(start, index);
        int quote = value.indexOf('"');
        if (value.startsWith("=")) {
            problems.add(at(start), FORMULA);
        } else if (quote >= 0) {
            problems.add(
                    at(start + quote), "a quote inside a cell: expected the whole cell in quotes, and the quote twice");
        }
        return value;
    }

    private String quoted(Position opening) {
        var value = new StringBuilder();
        for (index++; index < content.length(); index++) {
            char c = content.charAt(index);
            if (c == '"' && !isAt(index + 1, '"')) {
                index++;
                skipToEnd();
                if (value.indexOf("=") == 0) {
                    problems.add(opening, FORMULA);
                }
                return value.toString();
            }
            index += c == '"' ? 1 : 0;
            value.append(c);
            countLine(c);
        }
        unclosed = true;
        problems.add(opening, "this quote is never closed: expected a second '\"' at the end of the cell");
        return value.toString();
    }

    private void skipToEnd() {
        Position after = here();
        int start = index;
        plain();
        if (!content.substring(start, index).isBlank()) {
            problems.add(after, "here is text after the closing quote: expected ',' or the end of the line");
        }
    }

    private void endCell() {
        if (index >= content.length()) {
            return;
        }
        char c = content.charAt(index++);
        if (c == ',') {
            addEmptyCellAtTheEnd();
            return;
        }
        index += c == '\r' && isAt(index, '\n') ? 1 : 0;
        countLine('\n');
        lineStart = index;
        endRow();
    }

    private void addEmptyCellAtTheEnd() {
        if (index >= content.length()) {
            row.add(new Cell("", here()));
        }
    }

    private void endRow() {
        boolean blank = row.stream().allMatch(cell -> cell.value().isEmpty());
        if (!blank && !unclosed && !row.get(0).value().startsWith("#")) {
            rows.accept(row);
        }
        row = new ArrayList<>();
    }

    private void countLine(char c) {
        if (c == '\n') {
            line++;
            lineStart = index + 1;
        }
    }

    private boolean isAt(int place, char c) {
        return place < content.length() && content.charAt(place) == c;
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }

    private Position here() {
        return at(index);
    }

    private Position at(int place) {
        return new Position(file, line, place - lineStart + 1);
    }
}
