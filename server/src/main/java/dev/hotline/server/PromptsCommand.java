package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Customer;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.config.prompts.PromptBuilder;
import dev.hotline.config.prompts.PromptException;
import dev.hotline.config.prompts.PromptImport;
import dev.hotline.config.prompts.PromptManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline prompts build}, {@code hotline prompts import} and {@code hotline prompts check}. */
@Command(
        name = "prompts",
        description = "Make, take in or check the sound files that callers hear.",
        synopsisSubcommandLabel = "(build | import | check)",
        footer = {"", "Example: hotline prompts build"})
final class PromptsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "build, import or check is needed");
    }

    @Command(
            name = "build",
            description =
                    "Make the sound files from prompts/manifest.yaml and the customers' names; needs sox, and espeak-ng or the"
                            + " program that the manifest names. Recordings of your own stay.",
            footer = {"", "Example: hotline prompts build --config config"})
    void build(
            @Option(names = "--config", paramLabel = "DIR", defaultValue = "${env:HOTLINE_CONFIG:-config}") Path config,
            @Option(names = "--force", description = "Replace recordings of your own too.") boolean force) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            new PromptBuilder(
                            config,
                            PromptManifest.read(config),
                            Runtime.getRuntime().availableProcessors())
                    .build(customers(config), force, made -> show(made, err));
        } catch (PromptException | IOException | ConfigException e) {
            throw new Failure(Failure.reason(e), e);
        } catch (InterruptedException e) {
            throw new Failure("interrupted", e);
        }
    }

    @Command(
            name = "import",
            description =
                    "Take recordings in as prompts: wav, mp3, m4a, whatever sox or ffmpeg here can read. Nothing is cut.",
            footer = {"", "Example: hotline prompts import studio/zh/welcome-vip.mp3"})
    void take(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "The recordings.") List<Path> files,
            @Option(
                            names = "--id",
                            paramLabel = "ID",
                            description = "The prompt (default: the file's name without its ending).")
                    @Nullable
                    String id,
            @Option(
                            names = "--language",
                            paramLabel = "LANGUAGE",
                            description = "zh or en (default: the name of the file's folder).")
                    @Nullable
                    Language language,
            @Option(names = "--force", description = "Replace a recording; take one that is silent or clipped.")
                    boolean force,
            @Option(names = "--config", paramLabel = "DIR", defaultValue = "${env:HOTLINE_CONFIG:-config}")
                    Path config) {
        if (id != null && files.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--id is for one FILE (expected: one, not " + files.size() + ")");
        }
        List<Recording> recordings = files.stream()
                .map(file -> new Recording(
                        file, language == null ? languageOf(file) : language, id == null ? idOf(file) : id))
                .toList();
        try {
            takeAll(recordings, new PromptImport(config, PromptManifest.read(config), customers(config)), force);
        } catch (ConfigException e) {
            throw new Failure(Failure.reason(e), e);
        }
    }

    private void takeAll(List<Recording> recordings, PromptImport prompts, boolean force) {
        List<String> failed = new ArrayList<>();
        for (Recording recording : recordings) {
            try {
                show(recording, prompts.add(recording.file(), recording.language(), recording.id(), force));
            } catch (PromptException | IOException e) {
                failed.add(Failure.reason(e));
            } catch (InterruptedException e) {
                throw new Failure("interrupted", e);
            }
        }
        if (!failed.isEmpty()) {
            throw new Failure(failed.size() + " of " + recordings.size() + " recordings were not taken:\n"
                    + String.join("\n", failed));
        }
    }

    private void show(Recording recording, PromptImport.Imported taken) {
        String problem = taken.problem().map(what -> "; " + what).orElse("");
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: now %s, %.1f s%s%n",
                        recording.file(), taken.file(), taken.milliseconds() / 1000.0, problem);
    }

    private Language languageOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return Optional.ofNullable(folder)
                .map(Path::getFileName)
                .flatMap(name -> Language.of(name.toString()))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--language is needed: " + file
                                + " is not in a folder with the name of a language (expected: zh or en)"));
    }

    private static String idOf(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /** A file that is to be a prompt. */
    private record Recording(Path file, Language language, String id) {}

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
                        + String.join("\n", problems) + "\n'hotline prompts build' makes those that are missing");
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

    /** One line for every fiftieth file, so that a log stays short, and for each that was left. */
    private static void show(PromptBuilder.Progress made, PrintWriter out) {
        if (made.kept()) {
            out.println("kept: " + made.file() + ", a recording of your own (--force replaces it)");
        }
        if (made.done() % 50 == 0 || made.done() == made.total()) {
            out.println(made.done() + " of " + made.total() + " sound files done");
        }
    }
}
