package dev.hotline.storage;

import dev.hotline.config.source.SourceFile;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file's content as the database keeps it: by its hash, gzip, in pieces. Its methods cost time for a large file: for worker threads. */
record PackedFile(String name, String hash, List<Buffer> parts) {
    private static final int PART = 256 * 1024;

    static String hash(SourceFile file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static PackedFile pack(SourceFile file, String hash) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Buffer whole = Buffer.buffer(packed.toByteArray());
        List<Buffer> parts = new ArrayList<>();
        for (int from = 0; from < whole.length(); from += PART) {
            parts.add(whole.getBuffer(from, Math.min(whole.length(), from + PART)));
        }
        return new PackedFile(file.name(), hash, parts);
    }

    /** @throws StorageException when it is not what its hash says */
    SourceFile unpack() {
        Buffer whole = Buffer.buffer();
        parts.forEach(whole::appendBuffer);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(whole.getBytes()))) {
            SourceFile file = new SourceFile(name, new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
            if (!hash(file).equals(hash)) {
                throw damaged();
            }
            return file;
        } catch (IOException e) {
            throw damaged();
        }
    }

    private StorageException damaged() {
        return new StorageException("the kept content of " + name + " is damaged (expected: SHA-256 " + hash + ")");
    }

    private static byte[] bytes(SourceFile file) {
        return file.content().getBytes(StandardCharsets.UTF_8);
    }
}
