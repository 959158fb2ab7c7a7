package dev.hotline.storage;

import dev.hotline.config.source.SourceFile;

/**
 * A file of a kept configuration.
 *
 * @param hash SHA-256 of its content, in hexadecimal: the same content has the same
 */
public record KeptFile(String name, String hash) {

    /** What it would be kept as. */
    public static KeptFile of(SourceFile file) {
        return new KeptFile(file.name(), PackedFile.hash(file));
    }
}
