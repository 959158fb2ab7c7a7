package dev.hotline.testbed.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Debian mirror that this machine's apt uses. */
final class DebianMirror {
    private static final Pattern URI_FIELD = Pattern.compile("^URIs:\\s*(\\S+)");
    private static final Pattern ONE_LINE = Pattern.compile("^deb\\s+(?:\\[[^]]*]\\s+)?(\\S+)\\s");

    private DebianMirror() {}

    /** The first address of a Debian archive in a folder such as {@code /etc/apt}. */
    static Optional<String> of(Path apt) {
        List<Path> files = Stream.of(
                        Stream.of(apt.resolve("sources.list.d/debian.sources"), apt.resolve("sources.list")),
                        list(apt.resolve("sources.list.d")))
                .flatMap(some -> some)
                .filter(Files::isRegularFile)
                .toList();
        return files.stream()
                .flatMap(file -> lines(file).stream())
                .flatMap(line -> address(line).stream())
                .filter(address -> address.replaceAll("/+$", "").endsWith("/debian"))
                .findFirst();
    }

    private static Optional<String> address(String line) {
        for (Pattern pattern : List.of(URI_FIELD, ONE_LINE)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
