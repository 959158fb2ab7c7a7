package dev.hotline.console;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Line;
import dev.hotline.console.flows.FlowPictures;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page of all flows' pictures. Immutable. */
final class FlowsPage {
    private final PageTemplate template = new PageTemplate("flows.html");

    String html(HotlineConfig config, Words words) {
        String flows = new TreeSet<>(config.flows().keySet())
                .stream().map(flow -> section(flow, config, words)).collect(Collectors.joining());
        return template.html(Map.of("flows", flows, "version", Html.text(config.version())), words);
    }

    private static String section(String flow, HotlineConfig config, Words words) {
        String name = Html.text(flow);
        String file = Html.text("/flows/" + FlowPictures.file(flow) + "?lang="
                + words.language().code());
        return "<section class=\"wide flow\" id=\"" + name + "\"><h2>" + name + lines(flow, config, words) + "</h2>"
                + "<a href=\"" + file + "\"><img src=\"" + file + "\" alt=\"" + name
                + "\" loading=\"lazy\"></a></section>";
    }

    private static String lines(String flow, HotlineConfig config, Words words) {
        String lines = config.lines().stream()
                .filter(line -> line.flow().equals(flow))
                .map(Line::name)
                .collect(Collectors.joining(", "));
        return lines.isEmpty() ? "" : " " + Html.span("number", words.html("calls.2") + ": " + Html.text(lines));
    }
}
