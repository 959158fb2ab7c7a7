package dev.hotline.server;

import dev.hotline.config.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sound files of a configuration. Blocking. */
final class Sounds {
    private static final String WAV = ".wav";

    private final Path prompts;

    Sounds(Path config) {
        prompts = config.resolve("prompts");
    }

    /** The prompts that there is a sound for, in any language, by id. */
    Set<String> prompts() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (Language language : Language.values()) {
            Path folder = prompts.resolve(language.code());
            if (Files.isDirectory(folder)) {
                addTo(ids, folder);
            }
        }
        return ids;
    }

    private static void addTo(Set<String> ids, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(WAV))
                    .forEach(name -> ids.add(name.substring(0, name.length() - WAV.length())));
        }
    }
}
