package dev.hotline.console.flows;

import java.util.ArrayList;
import java.util.List;

/**
 * How a box looks: its lines as they are written, and the size that has room for them.
 *
 * @param rows centred, from top to bottom
 */
record BoxFace(List<Row> rows, double width, double height) {
    static final int ROW = 17;
    private static final Type TITLE = Type.bold(13);
    private static final Type TEXT = Type.plain(12);
    private static final int MOST_TITLE = 300;
    private static final int MOST_TEXT = 200;
    private static final int SIDE = 14;
    private static final int SLANT = 12;
    private static final int ABOVE_AND_BELOW = 14;
    private static final int LEAST_WIDTH = 92;
    private static final int MARK = 18;

    /** A line of text. */
    record Row(String text, Type type) {}

    static BoxFace of(Box box) {
        if (box.kind() == Kind.END) {
            return new BoxFace(List.of(), MARK, MARK);
        }
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(TITLE.cut(box.title(), MOST_TITLE), TITLE));
        if (box.kind() == Kind.START) {
            return new BoxFace(rows, width(rows.getFirst()) + 2 * SIDE, ROW + 8.0);
        }
        rows.add(new Row(TEXT.cut(box.does(), MOST_TITLE), TEXT));
        box.lines().forEach(line -> rows.add(new Row(TEXT.cut(line, MOST_TEXT), TEXT)));
        double text = rows.stream().mapToDouble(BoxFace::width).max().orElse(0);
        int sides = 2 * (SIDE + (slants(box.kind()) ? SLANT : 0));
        return new BoxFace(
                List.copyOf(rows),
                Math.ceil(Math.max(LEAST_WIDTH, text + sides)),
                rows.size() * ROW + (double) ABOVE_AND_BELOW);
    }

    private static boolean slants(Kind kind) {
        return kind == Kind.DECIDES || kind == Kind.RUNS || kind == Kind.ENDS;
    }

    private static double width(Row row) {
        return row.type().width(row.text());
    }
}
