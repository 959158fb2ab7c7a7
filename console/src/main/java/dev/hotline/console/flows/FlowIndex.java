package dev.hotline.console.flows;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Line;
import java.util.List;
import java.util.TreeMap;

/** A page that shows every flow's picture, each on a sheet of its own when it is printed. The pictures are files beside it. */
public final class FlowIndex {
    public static final String FILE = "index.html";

    private static final String STYLE =
            "body { font: 15px/1.45 system-ui, Arial, sans-serif; margin: 24px; color: #1b1f27; background: #fff; } "
                    + "img { max-width: 100%; height: auto; } section { margin-bottom: 32px; } "
                    + "@media print { section { break-after: page; } nav, h1 { display: none; } img { max-height: 85vh; } }";

    private FlowIndex() {}

    public static String html(HotlineConfig config) {
        Xml xml = new Xml();
        xml.begin("html", "lang", "en").line().begin("head").line();
        xml.empty("meta", "charset", "utf-8").line();
        xml.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        xml.text("title", "Call flows")
                .line()
                .text("style", STYLE)
                .line()
                .end()
                .line()
                .begin("body")
                .line();
        xml.text("h1", "Call flows").line().begin("nav").line();
        List<String> flows = List.copyOf(new TreeMap<>(config.flows()).keySet());
        flows.forEach(flow ->
                xml.text("a", flow, "href", "#" + flow).text("span", " ").line());
        xml.end().line();
        flows.forEach(flow -> section(xml, flow, lines(config, flow)));
        return "<!doctype html>\n" + xml.end().line().end().line().document();
    }

    private static void section(Xml xml, String flow, List<String> lines) {
        xml.begin("section", "id", flow).line().text("h2", flow).line();
        if (!lines.isEmpty()) {
            xml.text("p", (lines.size() == 1 ? "line " : "lines ") + String.join(", ", lines))
                    .line();
        }
        xml.begin("a", "href", FlowPictures.file(flow));
        xml.empty("img", "src", FlowPictures.file(flow), "alt", "flow " + flow)
                .end()
                .line()
                .end()
                .line();
    }

    private static List<String> lines(HotlineConfig config, String flow) {
        return config.lines().stream()
                .filter(line -> line.flow().equals(flow))
                .map(Line::name)
                .toList();
    }
}
