package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.source.Problem;
import dev.hotline.handlers.story.Stories;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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
        description =
                "Read the configuration, make the calls of its stories, and say every problem. Exits with 1 when it cannot be used.",
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

    @Option(names = "--strict", description = "Fail for warnings too.")
    private boolean strict;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            HotlineConfig read = ConfigFolder.load(config, System::getenv);
            List<Problem> problems = new ArrayList<>(read.warnings());
            problems.addAll(Stories.problems(read));
            boolean failed = strict ? !problems.isEmpty() : problems.stream().anyMatch(Problem::isError);
            say(problems, failed, config + ": good, " + summary(read));
            return failed ? 1 : 0;
        } catch (ConfigException e) {
            say(e.problems(), true, "");
            return 1;
        }
    }

    /** Problems in a form for programs are the result, and go where results go; for people they are a failure, or stand below the result. */
    private void say(List<Problem> problems, boolean failed, String good) {
        PrintWriter out = spec.commandLine().getOut();
        if (format != CheckFormat.TEXT) {
            out.println(format.write(config, problems));
        } else if (failed) {
            throw new Failure(format.write(config, problems));
        } else {
            out.println(good);
            problems.forEach(warning -> out.println(CheckFormat.line(config, warning)));
        }
    }

    private static String summary(HotlineConfig config) {
        return "%d lines, %d flows, %d queues, %d agents, %d customers, %d questions, %d Asterisk nodes, %d stories; version %s"
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
                        config.stories().size(),
                        config.version());
    }
}
