package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hotline.config.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the sample configuration that a test may break. */
final class SampleFolder {
    /** Noon in Shanghai, Sunday, 22 November 2026. */
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T04:00:00Z"));

    static final Map<String, String> ENVIRONMENT = Map.of("HOTLINE_AMI_SECRET", "s3cret");

    private static final Path SAMPLES = Path.of(".");

    private final Path folder;

    SampleFolder(Path folder) throws IOException {
        this.folder = folder;
        copy(Path.of(""));
        copy(Path.of("flows"));
        copy(Path.of("surveys"));
    }

    /** With the shipped stories too. */
    SampleFolder stories() throws IOException {
        copy(Path.of("stories"));
        return this;
    }

    private void copy(Path part) throws IOException {
        Files.createDirectories(folder.resolve(part));
        try (Stream<Path> files = Files.list(SAMPLES.resolve(part))) {
            for (Path file : files.filter(SampleFolder::isSample).toList()) {
                Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
            }
        }
    }

    private static boolean isSample(Path file) {
        return file.toString().endsWith(".yaml") || file.toString().endsWith(".csv");
    }

    /** Replaces this text, which must be in the file exactly once. */
    SampleFolder edit(String file, String text, String replacement) {
        String content = content(file);
        assertThat(content.split(java.util.regex.Pattern.quote(text), -1))
                .as("%s in %s", text, file)
                .hasSize(2);
        return write(file, content.replace(text, replacement));
    }

    SampleFolder write(String file, String content) {
        return write(file, content, StandardCharsets.UTF_8);
    }

    SampleFolder write(String file, String content, Charset charset) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content.getBytes(charset));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleFolder delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
        return this;
    }

    String content(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
    }

    HotlineConfig read() throws ConfigException {
        return new ConfigReader(ENVIRONMENT::get, CLOCK).read(folder);
    }

    /** What is said of files that can be used. */
    List<String> warnings() throws ConfigException {
        return read().warnings().stream().map(Problem::toString).toList();
    }

    List<String> problems() {
        return problems(ENVIRONMENT);
    }

    List<String> problems(Map<String, String> environment) {
        var refused = catchThrowableOfType(
                ConfigException.class, () -> new ConfigReader(environment::get, CLOCK).read(folder));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }
}
