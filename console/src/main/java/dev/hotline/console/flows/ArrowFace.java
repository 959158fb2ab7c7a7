package dev.hotline.console.flows;

import java.util.ArrayList;
import java.util.List;

/**
 * How an arrow's labels look: keys as keycaps, names in words, side by side while there is room, then in the next row; a long condition has
 * rows of its own.
 *
 * @param chips from the labels' upper left corner
 */
record ArrowFace(List<Chip> chips, double width, double height) {
    static final Type TYPE = Type.plain(12);
    static final int ROW = 20;
    private static final int MOST_ROW = 190;
    private static final int MOST_WORDS = 210;
    private static final int MOST_ROWS = 3;
    private static final int GAP = 3;
    private static final int KEY_GAP = 5;
    private static final int KEY_SIDE = 6;
    private static final int EDGE = 3;

    /** A label where it is drawn. */
    record Chip(Arrow.Label label, String text, double x, double y, double width) {}

    /** @param arrow with at least one label */
    static ArrowFace of(Arrow arrow) {
        List<Chip> chips = new ArrayList<>();
        double x = EDGE;
        double y = 0;
        double widest = 0;
        for (int i = 0; i < arrow.labels().size(); i++) {
            Arrow.Label label = arrow.labels().get(i);
            List<String> rows = rows(label, i == arrow.labels().size() - 1);
            for (String text : rows) {
                double width = width(label, text);
                if (x > EDGE && (x + width > MOST_ROW || rows.size() > 1)) {
                    x = EDGE;
                    y += ROW;
                }
                chips.add(new Chip(label, text, x, y, width));
                widest = Math.max(widest, x + width);
                x += width + (label instanceof Arrow.Label.Key ? KEY_GAP : GAP);
            }
        }
        return new ArrowFace(List.copyOf(chips), Math.ceil(widest + EDGE), y + ROW);
    }

    private static List<String> rows(Arrow.Label label, boolean last) {
        return switch (label) {
            case Arrow.Label.Key key -> List.of(key.text());
            case Arrow.Label.Words words -> TYPE.rows(words.text() + (last ? "" : ","), MOST_WORDS, MOST_ROWS);
        };
    }

    private static double width(Arrow.Label label, String text) {
        return TYPE.width(text) + (label instanceof Arrow.Label.Key ? 2 * KEY_SIDE : 0);
    }
}
