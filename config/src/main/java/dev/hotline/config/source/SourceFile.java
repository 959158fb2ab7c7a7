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
    private static final int LARGEST_MIB = 8;

    /** The file, or empty when it cannot be used, with the reason noted. */
    public static Optional<SourceFile> read(Path folder, String name, Problems problems) {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            byte[] bytes = in.readNBytes(LARGEST_MIB * 1024 * 1024 + 1);
            if (bytes.length > LARGEST_MIB * 1024 * 1024) {
                problems.add(Position.top(name), "the file is larger than " + LARGEST_MIB + " MiB");
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

    private static Optional<SourceFile> decode(String name, byte[] bytes, Problems problems) {
        if (startsAsUtf16(bytes)) {
            problems.add(Position.top(name), "the file is in UTF-16: expected UTF-8 (save it again as UTF-8)");
            return Optional.empty();
        }
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        String content = withoutMark(text.flip().toString());
        if (result.isError()) {
            problems.add(
                    place(name, content, content.length()),
                    "this is not UTF-8" + guess(bytes) + ": expected UTF-8 (save the file again as UTF-8)");
            return Optional.empty();
        }
        return withoutControlCharacters(new SourceFile(name, content), problems);
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

    private static boolean startsAsUtf16(byte[] bytes) {
        return bytes.length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
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
