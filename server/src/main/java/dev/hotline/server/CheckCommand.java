package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.HotlineConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline check}. */
@Command(
        name = "check",
        description = "Read the configuration and say every problem in it.",
        footer = {"", "Example: hotline check /etc/hotline --format sarif"})
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "${env:HOTLINE_CONFIG:-config}",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config");

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "How problems are written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private CheckFormat format = CheckFormat.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Problems in a form for programs are the result, and go where results go; those for people are a failure. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            HotlineConfig read = ConfigFolder.load(config, System::getenv);
            out.println(
                    format == CheckFormat.TEXT ? config + ": good, " + summary(read) : format.write(config, List.of()));
            return 0;
        } catch (ConfigException e) {
            String problems = format.write(config, e.problems());
            if (format == CheckFormat.TEXT) {
                throw new Failure(problems, e);
            }
            out.println(problems);
            return 1;
        }
    }

    private static String summary(HotlineConfig config) {
        return "%d lines, %d flows, %d queues, %d agents, %d customers, %d questions, %d Asterisk nodes; version %s"
                .formatted(
                        config.lines().size(),
                        config.flows().size(),
                        config.queues().size(),
                        config.agents().size(),
                        config.customers().all().size(),
                        config.surveys().values().stream()
                                .mapToInt(survey -> survey.questions().size())
                                .sum(),
                        config.site().asterisk().size(),
                        config.version());
    }
}
