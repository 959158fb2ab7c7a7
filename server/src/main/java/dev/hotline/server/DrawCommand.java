package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.config.flow.Flow;
import dev.hotline.console.flows.FlowIndex;
import dev.hotline.console.flows.FlowPictures;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline draw}. */
@Command(
        name = "draw",
        description = "Draw each flow as an SVG picture, and write a page that shows them all.",
        footer = {"", "Example: hotline draw --out /tmp/flows"})
final class DrawCommand implements Runnable {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "${env:HOTLINE_CONFIG:-config}",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config");

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "flows",
            description = "Where the pictures go; made when missing (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("flows");

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "That of the prompts' first words: ${COMPLETION-CANDIDATES} (default: the site's).")
    private @Nullable Language language;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        HotlineConfig read = ConfigFolder.readWithoutSecrets(config);
        FlowPictures pictures = pictures(read);
        try {
            Files.createDirectories(out);
            for (Flow flow : new TreeMap<>(read.flows()).values()) {
                write(FlowPictures.file(flow.name()), pictures.svg(flow));
            }
            write(FlowIndex.FILE, FlowIndex.html(read));
        } catch (FileAlreadyExistsException e) {
            throw new Failure("--out: " + out + " is not a folder (expected: one, or a name that is free)", e);
        } catch (IOException e) {
            throw new Failure("--out: pictures cannot be written to " + out + ": " + reason(e), e);
        }
    }

    private FlowPictures pictures(HotlineConfig read) {
        try {
            return new FlowPictures(
                    ManifestTexts.read(config), language == null ? read.site().language() : language);
        } catch (ConfigException e) {
            throw new Failure(CheckFormat.TEXT.write(config, e.problems()), e);
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = out.resolve(file);
        Files.writeString(path, text);
        spec.commandLine().getOut().println(path);
    }

    /** The exceptions of file systems often have the path alone as their message. */
    private static String reason(IOException why) {
        return switch (why) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            default -> Failure.reason(why);
        };
    }
}
