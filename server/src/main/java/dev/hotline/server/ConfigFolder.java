package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the configuration for a command. */
final class ConfigFolder {
    private ConfigFolder() {}

    /** @throws Failure with one line for each problem */
    static HotlineConfig read(Path folder) {
        return read(folder, System::getenv);
    }

    /** The configuration where secrets do not matter: a variable that is not set has a made-up value. */
    static HotlineConfig readWithoutSecrets(Path folder) {
        return read(folder, name -> {
            String value = System.getenv(name);
            return value == null ? "unset" : value;
        });
    }

    private static HotlineConfig read(Path folder, Function<String, @Nullable String> environment) {
        if (!Files.isDirectory(folder)) {
            throw new Failure("config: " + folder + " (expected: a folder with site.yaml and the other files)");
        }
        try {
            return new ConfigReader(environment).read(folder);
        } catch (ConfigException e) {
            throw new Failure(problems(folder, e), e);
        }
    }

    private static String problems(Path folder, ConfigException e) {
        int count = e.problems().size();
        return "the configuration cannot be used, " + count + (count == 1 ? " problem:\n" : " problems:\n")
                + e.problems().stream()
                        .map(problem -> folder.resolve(problem.toString()).toString())
                        .collect(Collectors.joining("\n"));
    }
}
