package dev.hotline.testbed.demo;

/** Text in columns of a terminal, where a Chinese character is two columns wide. */
final class Columns {
    private Columns() {}

    /** The text cut or filled to this width. */
    static String fit(String text, int width) {
        StringBuilder fitted = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            if (used + width(c) > width) {
                break;
            }
            fitted.appendCodePoint(c);
            used += width(c);
        }
        return fitted + " ".repeat(width - used);
    }

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int c) {
        boolean wide = c >= 0x1100
                && (c <= 0x115F
                        || (c >= 0x2E80 && c <= 0xA4CF)
                        || (c >= 0xAC00 && c <= 0xD7A3)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE6F)
                        || (c >= 0xFF00 && c <= 0xFF60));
        return wide ? 2 : 1;
    }
}
