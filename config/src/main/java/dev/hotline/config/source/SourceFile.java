package dev.hotline.config.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text file in UTF-8, with or without a byte-order mark, free of control characters.
 *
 * @param name relative to the folder that is read
 * @param content as read, without the mark
 */
public record SourceFile(String name, String content) {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int MIB = 1024 * 1024;
    /** What people write by hand is never larger. */
    private static final int LARGEST_YAML = 8 * MIB;
    /** What programs write may be: a million customers. */
    private static final int LARGEST_CSV = 64 * MIB;

    /** The file, or empty when it cannot be used, with the reason noted. What is too large is not read. */
    public static Optional<SourceFile> read(Path folder, String name, Problems problems) {
        int largest = name.endsWith(".csv") ? LARGEST_CSV : LARGEST_YAML;
        Path file = folder.resolve(name);
        try {
            byte[] bytes = Files.size(file) > largest ? new byte[0] : bytes(file, largest);
            if (bytes.length > largest || Files.size(file) > largest) {
                problems.add(Position.top(name), "the file is larger than " + largest / MIB + " MiB");
                return Optional.empty();
            }
            return decode(name, bytes, problems);
        } catch (NoSuchFileException missing) {
            problems.add(Position.top(name), "the file is missing: expected it in " + folder.toAbsolutePath());
        } catch (IOException e) {
            problems.add(Position.top(name), "the file cannot be read: " + e);
        }
        return Optional.empty();
    }

    /** One byte more than may be, where the file grew since it was measured. */
    private static byte[] bytes(Path file, int largest) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(largest + 1);
        }
    }

    private static Optional<SourceFile> decode(String name, byte[] bytes, Problems problems) {
        if (isUtf16(bytes)) {
            problems.add(Position.top(name), "the file is in UTF-16: expected UTF-8 (save it again as UTF-8)");
            return Optional.empty();
        }
        String content = new String(bytes, StandardCharsets.UTF_8);
        if (content.indexOf(REPLACEMENT) >= 0) {
            Optional<String> before = beforeTheFirstWrongByte(bytes);
            if (before.isPresent()) {
                problems.add(
                        place(
                                name,
                                withoutMark(before.get()),
                                withoutMark(before.get()).length()),
                        "this is not UTF-8" + guess(bytes) + ": expected UTF-8 (save the file again as UTF-8)");
                return Optional.empty();
            }
        }
        return withoutControlCharacters(new SourceFile(name, withoutMark(content)), problems);
    }

    /** Wrong bytes were replaced by U+FFFD; but this may also stand in the file. Empty when all bytes are right. */
    private static Optional<String> beforeTheFirstWrongByte(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        return result.isUnderflow() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static Optional<SourceFile> withoutControlCharacters(SourceFile file, Problems problems) {
        String content = file.content();
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == 0x7f || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
                problems.add(
                        place(file.name(), content, i),
                        "here is the control character U+%04X: expected text".formatted((int) c));
                return Optional.empty();
            }
        }
        return Optional.of(file);
    }

    /** By its mark, or because its first character, of a language with Latin letters or a '#', is half zero. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        boolean mark = (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
        return mark || (bytes[0] == 0) != (bytes[1] == 0);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Spreadsheets in China save in GBK, which is the encoding met most often here. */
    private static String guess(byte[] bytes) {
        try {
            var text = Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(bytes));
            boolean han = text.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
            return han ? " but looks like GBK" : "";
        } catch (CharacterCodingException neither) {
            return "";
        }
    }

    private static Position place(String name, String text, int index) {
        String before = text.substring(0, index);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Position(name, line, index - before.lastIndexOf('\n'));
    }
}
