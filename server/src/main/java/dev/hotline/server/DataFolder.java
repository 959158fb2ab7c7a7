package dev.hotline.server;

import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import dev.hotline.console.ConsoleToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine's own folder: the embedded database, the console's token, and the file {@code console.url}, which is there while an engine
 * runs and says where. Blocking.
 */
final class DataFolder {
    private static final String H2 = "h2:";
    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path folder() {
        return folder;
    }

    /** The store's address with its path absolute: an embedded database whose path is relative is in this folder. */
    Secret storage(Secret url) {
        return url.value().startsWith(H2)
                ? new Secret(H2 + folder.resolve(url.value().substring(H2.length())))
                : url;
    }

    /** Whether there is something to read at this store's address: an embedded database is a file, the others are not asked. */
    boolean exists(Secret storage) {
        String url = storage(storage).value();
        return !url.startsWith(H2) || Files.exists(Path.of(url.substring(H2.length()) + ".mv.db"));
    }

    /** Where texts of prompts that have no sound file are kept as they were spoken. */
    Path spokenPrompts() {
        return folder.resolve("spoken");
    }

    ConsoleToken token() throws IOException {
        return ConsoleToken.make(folder);
    }

    Optional<ConsoleToken> knownToken() throws IOException {
        return ConsoleToken.read(folder);
    }

    /** Where an engine runs that was started with this folder, or was killed; empty when none does. */
    Optional<URI> url() throws IOException {
        return Files.exists(urlFile())
                ? Optional.of(URI.create(Files.readString(urlFile()).strip()))
                : Optional.empty();
    }

    Void keepUrl(Endpoint http) throws IOException {
        Files.writeString(urlFile(), url(http) + "\n");
        return null;
    }

    Void forgetUrl() throws IOException {
        Files.deleteIfExists(urlFile());
        return null;
    }

    /** How a program on this machine reaches what listens here. */
    static String url(Endpoint http) {
        boolean any = http.host().equals("0.0.0.0") || http.host().equals("::");
        return "http://" + (any ? new Endpoint("127.0.0.1", http.port()) : http);
    }

    private Path urlFile() {
        return folder.resolve("console.url");
    }
}
