package dev.hotline.server;

import dev.hotline.config.HotlineConfig;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline check}. */
@Command(
        name = "check",
        description = "Read the configuration and say every problem in it.",
        footer = {"", "Example: hotline check /etc/hotline"})
final class CheckCommand implements Runnable {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "${env:HOTLINE_CONFIG:-config}",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        HotlineConfig read = ConfigFolder.read(config);
        spec.commandLine().getOut().println(config + ": good, " + summary(read));
    }

    private static String summary(HotlineConfig config) {
        return "%d lines, %d menu keys, %d queues, %d agents, %d customers, %d questions, %d Asterisk nodes; version %s"
                .formatted(
                        config.lines().size(),
                        config.menu().choices().size(),
                        config.queues().size(),
                        config.agents().size(),
                        config.customers().all().size(),
                        config.survey().questions().size(),
                        config.site().asterisk().size(),
                        config.version());
    }
}
