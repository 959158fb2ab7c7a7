package dev.hotline.testbed;

import java.nio.file.Path;

/**
 * Where the project is.
 *
 * @param folder the one with {@code config/} and {@code hotline}
 */
public record Home(Path folder) {

    public Path config() {
        return folder.resolve("config");
    }

    /** The Asterisk files that are shipped. */
    public Path asterisk() {
        return config().resolve("asterisk");
    }

    public Path prompts() {
        return config().resolve("prompts");
    }

    /** The engine as it is shipped. */
    public Path jar() {
        return folder.resolve("server/target/hotline.jar");
    }
}
