package dev.hotline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample configuration with flows of a test in place of its own: both lines run {@code main}; {@code crm} is a web service. */
final class FlowFolder {
    private final SampleFolder samples;

    FlowFolder(Path folder) throws IOException {
        samples = new SampleFolder(folder);
        for (String flow : List.of("service", "standard", "vip")) {
            samples.delete("flows/" + flow + ".yaml");
        }
        samples.delete("surveys/service.yaml")
                .edit("lines.yaml", "flow: vip ", "flow: main ")
                .edit("lines.yaml", "flow: standard", "flow: main")
                .write(
                        "site.yaml",
                        samples.content("site.yaml") + "services: {crm: {url: 'https://crm.example.com/api'}}\n");
    }

    /** The steps of the flow {@code main}, which begins with {@code a}. */
    FlowFolder main(String steps) {
        return flow("main", "start: a\nsteps:\n" + steps.indent(2));
    }

    /** The steps of the flow {@code sub}, which begins with {@code a}. */
    FlowFolder sub(String steps) {
        return flow("sub", "start: a\nsteps:\n" + steps.indent(2));
    }

    FlowFolder flow(String name, String content) {
        samples.write("flows/" + name + ".yaml", content);
        return this;
    }

    /** Asks for a survey of one question, the file of which is {@code surveys/service.yaml}. */
    FlowFolder survey() throws IOException {
        samples.write("surveys/service.yaml", Files.readString(Path.of("surveys/service.yaml")));
        return this;
    }

    /** The shipped prompts' names and texts, with this in place of that. */
    FlowFolder prompts(String text, String replacement) throws IOException {
        String shipped = Files.readString(Path.of("prompts/manifest.yaml"));
        samples.write("prompts/manifest.yaml", shipped).edit("prompts/manifest.yaml", text, replacement);
        return this;
    }

    /** The flow {@code main} of every kind of step, and {@code sub}, which it runs; it asks for a calendar {@code office}. */
    FlowFolder everyStep() throws IOException {
        return flow("main", everyStepText()).flow("sub", """
                        start: ask
                        steps:
                          ask: {menu: no-key, keys: {1: return}, nothing: lost}
                          return:
                            return: done
                          lost: {return: lost}
                        """).survey();
    }

    static String everyStepText() throws IOException {
        return Files.readString(Path.of("src/test/resources/dev/hotline/config/every-step.yaml"));
    }

    SampleFolder samples() {
        return samples;
    }
}
