package dev.hotline.bench.erlang;

/** Where a figure lies with the confidence asked for: its estimate, and how far it may be off on both sides. */
record Interval(double estimate, double halfWidth) {
    boolean contains(double value) {
        return Math.abs(value - estimate) <= halfWidth;
    }
}
