package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.ConfigReading;
import dev.hotline.config.HotlineConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the configuration for a command. */
final class ConfigFolder {
    private ConfigFolder() {}

    /** As the engine reads it. */
    static ConfigReader reader() {
        return new ConfigReader(System::getenv);
    }

    /**
     * A configuration that can be used, with its warnings, and its files.
     *
     * @throws Failure with one line for each problem when it cannot be used
     */
    static ConfigReading reading(Path folder) {
        ConfigReading read = reader().reading(existing(folder));
        if (read.config().isEmpty()) {
            throw new Failure(CheckFormat.TEXT.write(folder, read.problems()));
        }
        return read;
    }

    /** The configuration where secrets do not matter: a variable that is not set has a made-up value. */
    static HotlineConfig readWithoutSecrets(Path folder) {
        return read(folder, name -> {
            String value = System.getenv(name);
            return value == null ? "unset" : value;
        });
    }

    private static HotlineConfig read(Path folder, Function<String, @Nullable String> environment) {
        try {
            return load(folder, environment);
        } catch (ConfigException e) {
            throw new Failure(CheckFormat.TEXT.write(folder, e.problems()), e);
        }
    }

    /**
     * The configuration, with its problems for the caller to show.
     *
     * @throws Failure when there is no such folder
     */
    static HotlineConfig load(Path folder, Function<String, @Nullable String> environment) throws ConfigException {
        return new ConfigReader(environment).read(existing(folder));
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure("config: " + folder + " (expected: a folder with site.yaml and the other files)");
        }
        return folder;
    }
}
