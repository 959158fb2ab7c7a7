package dev.hotline.console.flows;

import java.util.stream.Collectors;

/**
 * Writes a chart that is laid out as SVG. Everything is said by attributes of the elements, for a page's policy may forbid styles; nothing is
 * loaded from elsewhere.
 */
final class ChartSvg {
    private static final String FONTS = "Arial, Helvetica, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', "
            + "'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Micro Hei', sans-serif";
    private static final String INK = "#1b1f27";
    private static final String LINE = "#4a5160";
    private static final String PAPER = "#ffffff";
    private static final Type HEADING = Type.bold(16);
    private static final double HEADING_HEIGHT = 26;
    private static final double MARGIN = 16;
    /** From the middle of a row to the base of its letters. */
    private static final double BASE = 4.3;

    private final Chart chart;
    private final ChartLayout layout;
    private final Xml xml = new Xml();

    ChartSvg(Chart chart, ChartLayout layout) {
        this.chart = chart;
        this.layout = layout;
    }

    String document() {
        String heading = "flow " + chart.flow();
        double width = Math.ceil(Math.max(layout.width(), HEADING.width(heading) + 2 * MARGIN));
        double height = Math.ceil(layout.height() + HEADING_HEIGHT);
        xml.begin(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + Xml.number(width) + " " + Xml.number(height),
                "role",
                "img",
                "font-family",
                FONTS,
                "fill",
                INK);
        xml.line().text("title", heading).line().text("desc", description()).line();
        xml.begin("defs")
                .begin(
                        "marker",
                        "id",
                        "head",
                        "viewBox",
                        "0 0 10 10",
                        "refX",
                        9,
                        "refY",
                        5,
                        "markerWidth",
                        8,
                        "markerHeight",
                        8,
                        "markerUnits",
                        "userSpaceOnUse",
                        "orient",
                        "auto")
                .empty("path", "d", "M0 0.8L10 5L0 9.2Z", "fill", LINE)
                .end()
                .end()
                .line();
        xml.empty("rect", "width", width, "height", height, "fill", PAPER).line();
        write(heading, HEADING, MARGIN, MARGIN + HEADING.size() - 2.0, "start", INK);
        xml.line()
                .begin("g", "transform", "translate(0 " + Xml.number(HEADING_HEIGHT) + ")")
                .line();
        layout.arrows().forEach(this::line);
        layout.boxes().forEach(this::box);
        layout.arrows().forEach(arrow -> arrow.labels().forEach(labels -> labels(arrow.arrow(), labels)));
        xml.end().line().end().line();
        return xml.document();
    }

    /** The chart in words, for whoever does not see it. */
    private String description() {
        return chart.boxes().stream()
                .map(this::sentence)
                .collect(Collectors.joining(" "))
                .strip();
    }

    private String sentence(Box box) {
        if (box.kind() == Kind.END) {
            return "";
        }
        String ways = chart.arrows().stream()
                .filter(arrow -> arrow.from().equals(box.id()))
                .map(this::way)
                .collect(Collectors.joining(", "));
        return box.title()
                + (box.does().isEmpty() ? "" : ": " + box.does())
                + (ways.isEmpty() ? "." : "; " + ways + ".");
    }

    private String way(Arrow arrow) {
        String labels = names(arrow, " or ");
        String target = chart.boxes().stream()
                .filter(box -> box.id().equals(arrow.to()))
                .map(box -> box.kind() == Kind.END ? "the call ends" : box.title())
                .collect(Collectors.joining());
        return (labels.isEmpty() ? "" : labels + " ") + "→ " + target;
    }

    private static String names(Arrow arrow, String between) {
        return arrow.labels().stream().map(Arrow.Label::text).collect(Collectors.joining(between));
    }

    private void line(ChartLayout.PlacedArrow arrow) {
        if (!arrow.line().isEmpty()) {
            xml.empty(
                    "path",
                    "d",
                    PathData.through(arrow.line()),
                    "fill",
                    "none",
                    "stroke",
                    LINE,
                    "stroke-width",
                    1.4,
                    "marker-end",
                    "url(#head)");
            xml.line();
        }
    }

    private void box(ChartLayout.PlacedBox placed) {
        placed.box().flow().ifPresent(flow -> xml.begin("a", "href", FlowPictures.file(flow)));
        xml.begin("g").text("title", hint(placed.box()));
        new Outline(xml, placed).draw();
        rows(placed);
        xml.end();
        placed.box().flow().ifPresent(flow -> xml.end());
        xml.line();
    }

    private void rows(ChartLayout.PlacedBox placed) {
        BoxFace face = placed.face();
        double middle = placed.x() + face.width() / 2;
        double y = placed.y() + (face.height() - face.rows().size() * BoxFace.ROW) / 2 + BoxFace.ROW / 2.0 + BASE;
        String ink = placed.box().kind() == Kind.START ? PAPER : INK;
        for (BoxFace.Row row : face.rows()) {
            write(row.text(), row.type(), middle, y, "middle", ink);
            y += BoxFace.ROW;
        }
    }

    /** All that the box says, uncut: browsers show it under the mouse. */
    private static String hint(Box box) {
        if (box.kind() == Kind.END) {
            return "the call ends";
        }
        String lines = box.lines().stream().map(line -> "; " + line).collect(Collectors.joining());
        return box.does().isEmpty() ? box.title() : box.title() + ": " + box.does() + lines;
    }

    private void labels(Arrow arrow, ChartLayout.PlacedLabels placed) {
        ArrowFace face = placed.face();
        xml.begin("g").text("title", names(arrow, ", "));
        xml.empty(
                "rect",
                "x",
                placed.x(),
                "y",
                placed.y(),
                "width",
                face.width(),
                "height",
                face.height(),
                "fill",
                PAPER);
        for (ArrowFace.Chip chip : face.chips()) {
            double x = placed.x() + chip.x();
            double y = placed.y() + chip.y();
            if (chip.label() instanceof Arrow.Label.Key) {
                xml.empty(
                        "rect",
                        "x",
                        x,
                        "y",
                        y + 1.5,
                        "width",
                        chip.width(),
                        "height",
                        ArrowFace.ROW - 3.0,
                        "rx",
                        3.5,
                        "fill",
                        "#f6f7f9",
                        "stroke",
                        INK,
                        "stroke-width",
                        1.2);
            }
            write(chip.text(), ArrowFace.TYPE, x + chip.width() / 2, y + ArrowFace.ROW / 2.0 + BASE, "middle", INK);
        }
        xml.end().line();
    }

    private void write(String text, Type type, double x, double y, String anchor, String ink) {
        xml.text(
                "text",
                text,
                "x",
                x,
                "y",
                y,
                "font-size",
                type.size(),
                "font-weight",
                type.isBold() ? "bold" : "normal",
                "text-anchor",
                anchor,
                "fill",
                ink);
    }
}
