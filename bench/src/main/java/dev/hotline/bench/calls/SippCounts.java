package dev.hotline.bench.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How calls went, by SIPp's own statistics. */
public record SippCounts(int good, int failed) {

    static SippCounts read(Path statistics) {
        try {
            return parse(Files.readAllLines(statistics));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param lines a head and then cumulative values, separated by semicolons; the last line counts */
    static SippCounts parse(List<String> lines) {
        List<String> head = List.of(lines.getFirst().split(";", -1));
        String[] last = lines.getLast().split(";", -1);
        return new SippCounts(value(head, last, "SuccessfulCall(C)"), value(head, last, "FailedCall(C)"));
    }

    private static int value(List<String> head, String[] line, String name) {
        int column = head.indexOf(name);
        if (column < 0 || column >= line.length) {
            throw new IllegalArgumentException("SIPp's statistics have no " + name + ": " + head);
        }
        return Integer.parseInt(line[column]);
    }
}
