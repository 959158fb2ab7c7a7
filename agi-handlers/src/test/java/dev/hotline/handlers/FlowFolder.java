package dev.hotline.handlers;

import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.source.Problem;
import dev.hotline.handlers.story.StoryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped configuration with flows of a test in place of its own: both lines run {@code main}; {@code crm} is a web service. */
final class FlowFolder {
    private static final Path SHIPPED = Path.of("../config");

    private final Path folder;

    FlowFolder(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(yaml|csv)")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        change("lines.yaml", "flow: vip ", "flow: main ");
        change("lines.yaml", "flow: standard", "flow: main");
        change("site.yaml", "country: CN", "services: {crm: {url: 'https://crm.example.com/api'}}\ncountry: CN");
    }

    /** The steps of the flow {@code main}, which begins with {@code a}; {@code end} is there when one of them leads to it. */
    FlowFolder main(String steps) throws IOException {
        return flow("main", steps.matches("(?s).*: end\\b.*") ? steps + "\nend: {hangup: }" : steps);
    }

    /** The steps of another flow, which begins with {@code a}. */
    FlowFolder flow(String name, String steps) throws IOException {
        return write("flows/" + name + ".yaml", "start: a\nsteps:\n" + steps.indent(2));
    }

    /** The shipped survey of two questions, {@code service}. */
    FlowFolder survey() throws IOException {
        return write("surveys/service.yaml", Files.readString(SHIPPED.resolve("surveys/service.yaml")));
    }

    FlowFolder change(String file, String text, String replacement) throws IOException {
        String content = Files.readString(folder.resolve(file));
        if (!content.contains(text)) {
            throw new IllegalArgumentException("'" + text + "' is not in " + file);
        }
        return write(file, content.replace(text, replacement));
    }

    private FlowFolder write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        return this;
    }

    HotlineConfig read() {
        var reading = new ConfigReader(name -> "secret").reading(folder);
        return reading.config()
                .orElseThrow(() -> new IllegalArgumentException(reading.problems().stream()
                        .filter(Problem::isError)
                        .toList()
                        .toString()));
    }

    /** A call from 13700137000, who is no customer, unless a line of this says otherwise. */
    FlowCall call(String... given) throws IOException {
        String story = String.join("\n", given);
        return calls(List.of(story.contains("from:") ? story : "from: 13700137000\n" + story))
                .getFirst();
    }

    /** A call for each of these lines. */
    List<FlowCall> calls(List<String> given) throws IOException {
        StringBuilder stories = new StringBuilder("stories:\n");
        for (int i = 0; i < given.size(); i++) {
            String story = "line: standard\n" + given.get(i) + "\nexpect: {vip: false}";
            stories.append("  n").append(i).append(":\n").append(story.indent(4));
        }
        write("stories/test.yaml", stories.toString());
        HotlineConfig config = read();
        return config.stories().stream()
                .map(story -> FlowCall.of(new StoryRun(config, story).run().explanation()))
                .toList();
    }
}
