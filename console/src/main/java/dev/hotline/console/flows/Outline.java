package dev.hotline.console.flows;

/** Draws what surrounds a box: an outline of its own for each {@link Kind}. */
final class Outline {
    private static final double SLANT = 12;
    private static final double CUT = 10;
    private static final double BAR = 6;

    private final Xml xml;
    private final Kind kind;
    private final double x;
    private final double y;
    private final double width;
    private final double height;

    Outline(Xml xml, ChartLayout.PlacedBox box) {
        this.xml = xml;
        kind = box.box().kind();
        x = box.x();
        y = box.y();
        width = box.face().width();
        height = box.face().height();
    }

    void draw() {
        switch (kind) {
            case START -> rectangle(height / 2, 1.5);
            case SAYS -> rectangle(9, 1.5);
            case DOES -> rectangle(0, 1.5);
            case CONNECTS -> rectangle(4, 3.5);
            case ENDS -> rectangle(16, 1.5);
            case ASKS -> cutCorners();
            case DECIDES -> hexagon();
            case RUNS -> bars();
            case END -> target();
        }
    }

    private void rectangle(double radius, double stroke) {
        xml.empty(
                "rect",
                "x",
                x,
                "y",
                y,
                "width",
                width,
                "height",
                height,
                "rx",
                radius,
                "fill",
                kind.paper(),
                "stroke",
                kind.ink(),
                "stroke-width",
                stroke);
    }

    private void cutCorners() {
        polygon(x + CUT, y, x + width - CUT, y, x + width, y + CUT, x + width, y + height, x, y + height, x, y + CUT);
    }

    private void hexagon() {
        double middle = y + height / 2;
        polygon(
                x + SLANT,
                y,
                x + width - SLANT,
                y,
                x + width,
                middle,
                x + width - SLANT,
                y + height,
                x + SLANT,
                y + height,
                x,
                middle);
    }

    private void bars() {
        rectangle(0, 1.5);
        for (double at : new double[] {x + BAR, x + width - BAR}) {
            xml.empty(
                    "path",
                    "d",
                    new PathData().move(at, y).line(at, y + height),
                    "stroke",
                    kind.ink(),
                    "stroke-width",
                    1.5);
        }
    }

    private void target() {
        double radius = width / 2;
        xml.empty(
                "circle",
                "cx",
                x + radius,
                "cy",
                y + radius,
                "r",
                radius - 1,
                "fill",
                kind.paper(),
                "stroke",
                kind.ink(),
                "stroke-width",
                1.5);
        xml.empty("circle", "cx", x + radius, "cy", y + radius, "r", radius - 5, "fill", kind.ink());
    }

    private void polygon(double... corners) {
        PathData path = new PathData().move(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.line(corners[i], corners[i + 1]);
        }
        xml.empty(
                "path",
                "d",
                path.close(),
                "fill",
                kind.paper(),
                "stroke",
                kind.ink(),
                "stroke-width",
                1.5,
                "stroke-linejoin",
                "round");
    }
}
