package dev.hotline.console;

import dev.hotline.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read the token file {@code console.token} in the data folder may see full phone numbers over HTTP. The file is the owner's alone
 * (mode 0600). Safe from any thread; {@link #make} and {@link #read} do blocking file I/O.
 */
public final class ConsoleToken {
    private static final String FILE = "console.token";
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private final Secret secret;

    private ConsoleToken(String text) {
        secret = new Secret(text);
    }

    /** The token of this data folder, made when there is none. */
    public static ConsoleToken make(Path data) throws IOException {
        Files.createDirectories(data);
        Optional<ConsoleToken> kept = read(data);
        if (kept.isPresent()) {
            Files.setPosixFilePermissions(data.resolve(FILE), OWNER_ONLY);
            return kept.get();
        }
        return write(data.resolve(FILE), random());
    }

    /** The token of this data folder, or empty when there is none. */
    public static Optional<ConsoleToken> read(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        return text.length() < BYTES ? Optional.empty() : Optional.of(new ConsoleToken(text));
    }

    /** What a client sends as the header {@code Authorization}. */
    public String header() {
        return "Bearer " + secret.value();
    }

    /** Whether this {@code Authorization} header carries the token; takes the same time for each wrong one. */
    boolean allows(String authorization) {
        return MessageDigest.isEqual(bytes(authorization), bytes(header()));
    }

    private static ConsoleToken write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(file, text + "\n");
        return new ConsoleToken(text);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
