package dev.hotline.config;

import dev.hotline.config.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names a configuration by its files' names and content, so not by the secrets they refer to. */
final class Version {
    private static final int DIGITS = 12;

    private Version() {}

    static String of(List<SourceFile> files) {
        MessageDigest digest = sha256();
        for (SourceFile file : files) {
            add(digest, file.name());
            add(digest, file.content());
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
