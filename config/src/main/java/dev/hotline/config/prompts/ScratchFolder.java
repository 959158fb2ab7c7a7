package dev.hotline.config.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for files that are needed for a moment; closing deletes it. */
final class ScratchFolder implements AutoCloseable {
    private final Path folder;

    ScratchFolder() throws IOException {
        folder = Files.createTempDirectory("hotline-prompts");
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public void close() throws IOException {
        for (Path file : content()) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private List<Path> content() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
