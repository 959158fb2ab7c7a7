package dev.hotline.testbed;

import java.nio.file.Path;

/**
 * Where the project is.
 *
 * @param folder the one with {@code config/} and {@code hotline}
 * @param prompts the folder of the prompts that are played, with {@code zh}, {@code en} and {@code music}
 */
public record Home(Path folder, Path prompts) {

    /** With the prompts that are shipped. */
    public Home(Path folder) {
        this(folder, folder.resolve("config/prompts"));
    }

    /** The same with other prompts. */
    public Home withPrompts(Path others) {
        return new Home(folder, others);
    }

    public Path config() {
        return folder.resolve("config");
    }

    /** The Asterisk files that are shipped. */
    public Path asterisk() {
        return config().resolve("asterisk");
    }

    /** The engine as it is shipped. */
    public Path jar() {
        return folder.resolve("server/target/hotline.jar");
    }
}
