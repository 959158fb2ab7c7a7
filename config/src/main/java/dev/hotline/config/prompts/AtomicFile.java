package dev.hotline.config.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Writes files so that whoever reads one meanwhile, such as Asterisk, finds the old or the new content whole. Blocking. */
final class AtomicFile {
    private AtomicFile() {}

    /** Makes the folder too when it is missing. */
    static void write(Path file, byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        Files.createDirectories(folder);
        Path written = folder.resolve(
                "." + file.getFileName() + "." + Thread.currentThread().threadId() + "-"
                        + ProcessHandle.current().pid());
        try {
            Files.write(written, content);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
