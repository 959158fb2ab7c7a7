package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Customer;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.prompts.PromptBuilder;
import dev.hotline.config.prompts.PromptException;
import dev.hotline.config.prompts.PromptManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hotline prompts build} and {@code hotline prompts check}. */
@Command(
        name = "prompts",
        description = "Make or check the sound files that callers hear.",
        synopsisSubcommandLabel = "(build | check)",
        footer = {"", "Example: hotline prompts build"})
final class PromptsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "build or check is needed");
    }

    @Command(
            name = "build",
            description =
                    "Make every sound file from prompts/manifest.yaml and the customers' names; needs espeak-ng and sox.",
            footer = {"", "Example: hotline prompts build --config config"})
    void build(
            @Option(names = "--config", paramLabel = "DIR", defaultValue = "${env:HOTLINE_CONFIG:-config}")
                    Path config) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            new PromptBuilder(
                            config,
                            PromptManifest.read(config),
                            Runtime.getRuntime().availableProcessors())
                    .build(customers(config), made -> show(made, err));
        } catch (PromptException | IOException | ConfigException e) {
            throw new Failure(Failure.reason(e), e);
        } catch (InterruptedException e) {
            throw new Failure("interrupted", e);
        }
    }

    @Command(
            name = "check",
            description =
                    "Say which sound files are missing, silent, clipped, or not what Asterisk plays (8 kHz, 16 bit, mono).",
            footer = {"", "Example: hotline prompts check --config config"})
    void check(
            @Option(names = "--config", paramLabel = "DIR", defaultValue = "${env:HOTLINE_CONFIG:-config}")
                    Path config) {
        try {
            PromptFiles files = new PromptFiles(config, PromptManifest.read(config), customers(config));
            List<String> problems = files.problems();
            if (!problems.isEmpty()) {
                throw new Failure(problems.size() + " of " + files.count() + " sound files are not as they should be:\n"
                        + String.join("\n", problems) + "\n'hotline prompts build' makes them");
            }
            spec.commandLine()
                    .getOut()
                    .println(config.resolve("prompts") + ": good, " + files.count() + " sound files");
        } catch (ConfigException e) {
            throw new Failure(Failure.reason(e), e);
        }
    }

    private static Collection<Customer> customers(Path config) {
        HotlineConfig read = ConfigFolder.readWithoutSecrets(config);
        return read.customers().all();
    }

    /** One line for every fiftieth file, so that a log stays short. */
    private static void show(PromptBuilder.Progress made, PrintWriter out) {
        if (made.done() % 50 == 0 || made.done() == made.total()) {
            out.println(made.done() + " of " + made.total() + " sound files made");
        }
    }
}
