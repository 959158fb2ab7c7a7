package dev.hotline.server;

import dev.hotline.config.Customer;
import dev.hotline.config.prompts.PromptManifest;
import dev.hotline.config.prompts.Sound;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sound files that the configuration needs, compared with those that are there. Blocking. */
final class PromptFiles {
    private final Path folder;
    private final List<String> needed = new ArrayList<>();

    PromptFiles(Path config, PromptManifest manifest, Collection<Customer> customers) {
        folder = config.resolve("prompts");
        manifest.spoken(customers).forEach(text -> needed.add(text.file()));
    }

    int count() {
        return needed.size();
    }

    /** One line for each file that is missing, or that callers would not hear as they should. */
    List<String> problems() {
        return needed.stream().flatMap(name -> problem(name).stream()).toList();
    }

    private Optional<String> problem(String name) {
        Path file = folder.resolve(name);
        try {
            return Sound.read(file).problem().map(what -> file + ": " + what);
        } catch (NoSuchFileException e) {
            return Optional.of(file + ": missing");
        } catch (IOException e) {
            return Optional.of(file + ": cannot be read: " + e.getMessage());
        }
    }
}
