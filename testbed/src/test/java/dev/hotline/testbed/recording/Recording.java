package dev.hotline.testbed.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was done, and the bytes of each link in order, one line of the wire on one line of the file with its line end written out. Thread-safe. */
final class Recording {
    private final List<String> lines = new ArrayList<>();
    /** The unfinished line of each link and direction. */
    private final Map<String, StringBuilder> begun = new TreeMap<>();

    private long lastByte = System.nanoTime();

    synchronized void step(String what) {
        lines.add("! " + what);
    }

    /** @param link and direction, such as {@code agi<} */
    synchronized void bytes(String link, byte[] bytes, int length) {
        lastByte = System.nanoTime();
        StringBuilder line = begun.computeIfAbsent(link, name -> new StringBuilder());
        for (char c : new String(bytes, 0, length, StandardCharsets.ISO_8859_1).toCharArray()) {
            line.append(written(c));
            if (c == '\n') {
                lines.add(link + " " + line);
                line.setLength(0);
            }
        }
    }

    synchronized long quietNanos() {
        return System.nanoTime() - lastByte;
    }

    synchronized int count(String link) {
        return (int) lines.stream().filter(line -> line.startsWith(link)).count();
    }

    /** @param sounds the folder of the sounds, written as {@code /sounds} since each recording has another */
    synchronized void write(Path file, String sounds) throws IOException {
        begun.forEach((link, rest) -> {
            if (!rest.isEmpty()) {
                lines.add(link + " " + rest);
            }
        });
        lines.replaceAll(line -> line.replace(sounds, "/sounds"));
        Files.write(file, lines);
    }

    private static String written(char c) {
        return switch (c) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\\' -> "\\\\";
            default -> c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : String.valueOf(c);
        };
    }
}
