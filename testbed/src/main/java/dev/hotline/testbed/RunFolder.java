package dev.hotline.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Folders for all files of one run, with short names: see {@code AsteriskFiles} for why the names must be short. */
public final class RunFolder {
    private static final int NAMES = 36 * 36 * 36 * 36 * 36;

    private RunFolder() {}

    /** A new folder below the system's folder for temporary files. */
    public static Path make() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        while (true) {
            String name = Integer.toString(ThreadLocalRandom.current().nextInt(NAMES), 36);
            try {
                return Files.createDirectory(parent.resolve("hl-" + name));
            } catch (FileAlreadyExistsException taken) {
                // Another run has it: the next name.
            } catch (IOException e) {
                throw new UncheckedIOException("no folder for this run below " + parent, e);
            }
        }
    }
}
