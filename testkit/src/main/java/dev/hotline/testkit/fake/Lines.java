package dev.hotline.testkit.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a connection, with a small buffer: there may be thousands. For one reader. */
final class Lines {
    private final InputStream in;
    private final byte[] buffer = new byte[512];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    private int next;
    private int filled;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without LF or CR LF; null at the end of the connection. */
    @Nullable
    String next() throws IOException {
        line.reset();
        for (int b = read(); b >= 0; b = read()) {
            if (b == '\n') {
                return text();
            }
            line.write(b);
        }
        return null;
    }

    /** Whether more has come than the lines given so far. */
    boolean isMoreThere() throws IOException {
        return next < filled || in.available() > 0;
    }

    private String text() {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int read() throws IOException {
        if (next == filled) {
            filled = in.read(buffer);
            next = 0;
            if (filled < 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xff;
    }
}
