package dev.hotline.bench.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many files and sockets a process may have open. */
public final class Descriptors {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final int ELSEWHERE = 10_000;

    private Descriptors() {}

    /** The limit of this process, which its children inherit; a JVM raises the soft one to the hard one. */
    public static int limit() {
        if (!Files.isReadable(LIMITS)) {
            return ELSEWHERE;
        }
        try {
            return limit(Files.readAllLines(LIMITS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int limit(List<String> limits) {
        String line = limits.stream()
                .filter(text -> text.startsWith("Max open files"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no \"Max open files\" in " + LIMITS));
        String hard = line.trim().split("\\s+", -1)[4];
        return hard.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(hard);
    }
}
