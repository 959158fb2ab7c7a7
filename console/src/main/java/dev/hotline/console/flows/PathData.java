package dev.hotline.console.flows;

import java.util.List;

/** The value of an SVG path's {@code d}. */
final class PathData {
    private static final double ROUND = 6;

    private final StringBuilder d = new StringBuilder();

    /** A line through these points whose corners are round. */
    static PathData through(List<ChartLayout.Point> points) {
        PathData path =
                new PathData().move(points.getFirst().x(), points.getFirst().y());
        for (int i = 1; i < points.size() - 1; i++) {
            path.corner(points.get(i - 1), points.get(i), points.get(i + 1));
        }
        return path.line(points.getLast().x(), points.getLast().y());
    }

    PathData move(double x, double y) {
        return add("M", x, y);
    }

    PathData line(double x, double y) {
        return add("L", x, y);
    }

    PathData close() {
        d.append('Z');
        return this;
    }

    private void corner(ChartLayout.Point before, ChartLayout.Point at, ChartLayout.Point after) {
        ChartLayout.Point from = near(at, before);
        ChartLayout.Point to = near(at, after);
        line(from.x(), from.y()).add("Q", at.x(), at.y()).add(" ", to.x(), to.y());
    }

    /** The point towards the other one where the corner begins. */
    private static ChartLayout.Point near(ChartLayout.Point corner, ChartLayout.Point other) {
        double length = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
        double part = length == 0 ? 0 : Math.min(ROUND, length / 2) / length;
        return new ChartLayout.Point(
                corner.x() + (other.x() - corner.x()) * part, corner.y() + (other.y() - corner.y()) * part);
    }

    private PathData add(String command, double x, double y) {
        d.append(command).append(Xml.number(x)).append(' ').append(Xml.number(y));
        return this;
    }

    @Override
    public String toString() {
        return d.toString();
    }
}
