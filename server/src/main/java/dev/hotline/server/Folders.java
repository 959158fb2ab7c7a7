package dev.hotline.server;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the files are. */
final class Folders {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "${env:HOTLINE_CONFIG:-config}",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:HOTLINE_DATA:-data}",
            description = "What the engine keeps: database, token (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    Path config() {
        return config;
    }

    DataFolder data() {
        return new DataFolder(data);
    }
}
