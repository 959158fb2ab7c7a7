package dev.hotline.asterisk.agi;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines of UTF-8, without their ends. For one caller at a time. */
final class AgiLines {
    private final Consumer<String> lines;
    private int limit;
    private Buffer rest = Buffer.buffer();

    /** @param limit of a line, in bytes */
    AgiLines(int limit, Consumer<String> lines) {
        this.limit = limit;
        this.lines = lines;
    }

    /** Sets the limit of the lines from now on. */
    void limit(int bytes) {
        limit = bytes;
    }

    /**
     * Takes the next bytes.
     *
     * @throws AgiException when a line is longer than the limit
     */
    void feed(Buffer chunk) {
        int start = 0;
        for (int i = 0; i < chunk.length(); i++) {
            if (chunk.getByte(i) == '\n') {
                keep(chunk, start, i);
                lines.accept(take());
                start = i + 1;
            }
        }
        keep(chunk, start, chunk.length());
    }

    private void keep(Buffer chunk, int from, int to) {
        if (rest.length() + to - from > limit) {
            throw new AgiException("a line from Asterisk is longer than " + limit + " bytes");
        }
        rest.appendBuffer(chunk, from, to - from);
    }

    private String take() {
        boolean carriageReturn = rest.length() > 0 && rest.getByte(rest.length() - 1) == '\r';
        String line = rest.getString(0, rest.length() - (carriageReturn ? 1 : 0), StandardCharsets.UTF_8.name());
        rest = Buffer.buffer();
        return line;
    }
}
