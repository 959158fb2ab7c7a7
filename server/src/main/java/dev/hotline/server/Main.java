package dev.hotline.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program {@code hotline}. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the program: 0 when all is well, 1 when something was found or failed, 2 when it was called wrongly. */
    public static void main(String[] args) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int status = Commands.line(out, err).execute(args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Names are Chinese as often as not, whatever the terminal's settings say. */
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(
                new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8),
                true,
                StandardCharsets.UTF_8);
    }
}
