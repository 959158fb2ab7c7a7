package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.ConfigReading;
import dev.hotline.config.HotlineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped configuration whose engine listens on ports that the system chooses, and whose Asterisk is away. */
public final class TestConfig {
    private static final Path SHIPPED = Path.of("..", "config").toAbsolutePath().normalize();
    private final Path folder;

    private TestConfig(Path folder) {
        this.folder = folder;
    }

    public static TestConfig in(Path temporary) throws IOException {
        TestConfig config = new TestConfig(Files.createDirectories(temporary.resolve("config")));
        for (String below : List.of("", "flows", "surveys", "stories")) {
            config.copy(below);
        }
        Files.createDirectories(config.folder.resolve("prompts/zh"));
        for (String file : List.of("prompts/manifest.yaml", "prompts/zh/welcome-vip.wav")) {
            Files.copy(SHIPPED.resolve(file), config.folder.resolve(file));
        }
        Files.writeString(config.folder.resolve("ami.secret"), "secret\n");
        return config.change("site.yaml", "127.0.0.1:4573", "127.0.0.1:0")
                .change("site.yaml", "listen: 127.0.0.1:8080", "listen: 127.0.0.1:0")
                .change("site.yaml", "127.0.0.1:5038", "127.0.0.1:1")
                .change("site.yaml", "${env:HOTLINE_AMI_SECRET}", "\"${file:ami.secret}\"");
    }

    /** The files of the shipped configuration that are directly in this folder of it. */
    private void copy(String below) throws IOException {
        Path to = Files.createDirectories(folder.resolve(below));
        try (Stream<Path> files = Files.list(SHIPPED.resolve(below))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(yaml|csv)")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** The shipped manifest of prompts. */
    public static Path manifest() {
        return SHIPPED.resolve("prompts/manifest.yaml");
    }

    public Path folder() {
        return folder;
    }

    /** Puts a text in another's place; it must be there. */
    public TestConfig change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("\"" + from + "\" is not in " + path);
        }
        Files.writeString(path, text.replace(from, to));
        return this;
    }

    public HotlineConfig read() throws ConfigException {
        return reading().orThrow();
    }

    public ConfigReading reading() {
        return reader().reading(folder);
    }

    public ConfigReader reader() {
        return new ConfigReader(name -> null);
    }
}
