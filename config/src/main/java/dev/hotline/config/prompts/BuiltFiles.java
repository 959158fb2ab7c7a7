package dev.hotline.config.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which sound files were made from texts, by their SHA-256 ({@code prompts/built.sha256}, as {@code sha256sum} writes and checks it). A file
 * that is not as it is noted here is a recording of somebody's own, and is replaced only by force. Blocking; confined to one thread, but
 * {@link #isOwn} may be called from any as long as nothing is noted.
 */
final class BuiltFiles {
    private static final String NAME = "built.sha256";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

    private final Path prompts;
    private final Map<String, String> hashes;

    private BuiltFiles(Path prompts, Map<String, String> hashes) {
        this.prompts = prompts;
        this.hashes = hashes;
    }

    /** What is noted in this folder; nothing when there is no such file. */
    static BuiltFiles read(Path prompts) throws IOException {
        var hashes = new TreeMap<String, String>();
        Path file = prompts.resolve(NAME);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new IOException(
                            file + ": '" + line + "' (expected: 64 hexadecimal digits, two blanks and a file's name)");
                }
                hashes.put(matcher.group(2), matcher.group(1));
            }
        }
        return new BuiltFiles(prompts, hashes);
    }

    /** Whether there is such a file and it was not made from a text. */
    boolean isOwn(String file) throws IOException {
        Path path = prompts.resolve(file);
        return Files.exists(path) && !hash(Files.readAllBytes(path)).equals(hashes.get(file));
    }

    /** This file was made from a text. */
    void note(String file, String hash) {
        hashes.put(file, hash);
    }

    /** Keeps what is noted; files that are gone are forgotten. */
    void save() throws IOException {
        hashes.keySet().removeIf(file -> !Files.exists(prompts.resolve(file)));
        var lines = new StringBuilder();
        hashes.forEach(
                (file, hash) -> lines.append(hash).append("  ").append(file).append('\n'));
        AtomicFile.write(prompts.resolve(NAME), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
