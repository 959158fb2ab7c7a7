package dev.hotline.console.flows;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is in the font of the pictures, in pixels. Letters are measured as Arial's, Chinese ones as wide as the font is high; what is
 * not known is taken for wide, so that text fits its box also in another font.
 */
final class Type {
    /** Arial's letters from space to tilde, in thousandths of the font's size. */
    private static final int[] ARIAL = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
                833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
                556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
                334,
        260, 334, 584
    };

    private static final int NARROW = 700;
    private static final int WIDE = 1000;
    private static final int WIDEST = 1300;
    /** Bold letters, and fonts that are somewhat wider than Arial. */
    private static final double BOLD = 1.09;

    private static final double SPARE = 1.04;

    private final int size;
    private final boolean bold;

    private Type(int size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    static Type plain(int size) {
        return new Type(size, false);
    }

    static Type bold(int size) {
        return new Type(size, true);
    }

    int size() {
        return size;
    }

    boolean isBold() {
        return bold;
    }

    double width(String text) {
        double width = text.codePoints().mapToLong(Type::thousandths).sum() * size / 1000.0;
        return width * (bold ? BOLD : 1) * SPARE;
    }

    /** The text, or as much of it from its beginning as this width has room for, and an ellipsis. */
    String cut(String text, double most) {
        if (width(text) <= most) {
            return text;
        }
        return text.substring(0, fitting(text, most - width("…"))).stripTrailing() + "…";
    }

    /** The text in rows of this width, parted at spaces where it can be; what has no room in so many rows is cut. */
    List<String> rows(String text, double most, int count) {
        List<String> rows = new ArrayList<>();
        String rest = text.strip();
        while (rows.size() < count - 1 && width(rest) > most) {
            int end = rest.lastIndexOf(' ', fitting(rest, most));
            if (end <= 0) {
                break;
            }
            rows.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        rows.add(cut(rest, most));
        return rows;
    }

    /** How many characters of the text this width has room for. */
    private int fitting(String text, double most) {
        int end = text.length();
        while (end > 0 && width(text.substring(0, end)) > most) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end;
    }

    private static int thousandths(int c) {
        if (c >= ' ' && c <= '~') {
            return ARIAL[c - ' '];
        }
        if (c >= 0x1F000 && c < 0x20000) {
            return WIDEST;
        }
        return c < 0x1100 || (c >= 0x2010 && c < 0x2027) ? NARROW : WIDE;
    }
}
