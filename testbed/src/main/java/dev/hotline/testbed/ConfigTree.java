package dev.hotline.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the shipped configuration in which some values are others: the ports of this run, and times too short for people. */
public final class ConfigTree {
    private static final List<String> FOLDERS = List.of("", "flows", "surveys");

    private final Path dir;

    private ConfigTree(Path dir) {
        this.dir = dir;
    }

    /**
     * Copies the YAML and the CSV, with flows and surveys; the prompts stay where they are, behind a link. The stories are left out: they
     * tell of the shipped values.
     */
    public static ConfigTree copy(Home home, Path to) {
        try {
            for (String folder : FOLDERS) {
                copyFiles(home.config().resolve(folder), to.resolve(folder));
            }
            Files.createSymbolicLink(to.resolve("prompts"), home.prompts().toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("copying " + home.config() + " to " + to, e);
        }
        return new ConfigTree(to);
    }

    public Path dir() {
        return dir;
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(yaml|csv)")).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    /**
     * Gives a key another value wherever it stands in the file.
     *
     * @throws IllegalArgumentException when the file has no such key
     */
    public ConfigTree set(String file, String key, String value) {
        String text = read(file);
        Matcher line = Pattern.compile("(?m)^(\\s*" + Pattern.quote(key) + ":)[^\\n]*$")
                .matcher(text);
        if (!line.find()) {
            throw new IllegalArgumentException("key: " + key + " (expected: one that stands in " + file + ")");
        }
        return write(file, line.replaceAll("$1 " + Matcher.quoteReplacement(value)));
    }

    public String read(String file) {
        try {
            return Files.readString(dir.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ConfigTree write(String file, String text) {
        try {
            Files.writeString(dir.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
