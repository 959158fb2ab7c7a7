package dev.hotline.testbed.sip;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * SIPp, a phone of somebody else's make, run as a program of its own. Scenarios are files {@code sipp/NAME.xml} among the resources;
 * they know {@code [service]}, the number to dial, and {@code [caller]}, the number dialled from. Immutable; methods block.
 *
 * @param program the program's file
 * @param asterisk where the calls go
 * @param folder for its files; made when missing
 * @param port the UDP port it takes SIP on, 0 for any
 */
public record Sipp(Path program, InetSocketAddress asterisk, Path folder, int port) {
    private static final String PROGRAM = "/usr/bin/sipp";

    /**
     * The SIPp of this machine.
     *
     * @throws IllegalStateException when it has none
     */
    public static Sipp to(InetSocketAddress asterisk, Path folder) {
        Path program = Path.of(System.getProperty("hotline.sipp", PROGRAM));
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("no SIPp at " + program + " (expected: apt-get install sip-tester)");
        }
        return new Sipp(program, asterisk, folder, 0);
    }

    /** The same on another port. */
    public Sipp onPort(int other) {
        return new Sipp(program, asterisk, folder, other);
    }

    /** What runs. */
    public interface Run extends AutoCloseable {
        /**
         * Waits until all calls are over, and tells SIPp's exit status: 0 when each went as the scenario says, 1 when one did not.
         *
         * @throws IllegalStateException when they are not over in time
         */
        int await(Duration atMost);

        /** What SIPp printed, with its statistics at the end. */
        String output();

        /** Ends it. */
        @Override
        void close();
    }

    /** Starts so many calls of a scenario, a second apart. */
    public Run start(String scenario, String dialled, String caller, int calls) {
        try {
            Files.createDirectories(folder);
            Path output = folder.resolve(scenario + ".out");
            Process process = new ProcessBuilder(command(copy(scenario), dialled, caller, calls))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Running(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(Path scenario, String dialled, String caller, int calls) {
        List<String> command =
                new ArrayList<>(List.of(program.toString(), asterisk.getHostString() + ":" + asterisk.getPort()));
        command.addAll(List.of("-sf", scenario.toString(), "-s", dialled, "-key", "caller", caller));
        command.addAll(List.of("-i", "127.0.0.1", "-m", Integer.toString(calls), "-r", "1", "-nostdin"));
        command.addAll(List.of("-timeout_error", "-trace_err", "-error_file", scenario + ".errors"));
        if (port != 0) {
            command.addAll(List.of("-p", Integer.toString(port)));
        }
        return command;
    }

    private Path copy(String scenario) throws IOException {
        Path file = folder.toAbsolutePath().resolve(scenario + ".xml");
        try (InputStream resource = Sipp.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            if (resource == null) {
                throw new IllegalArgumentException("scenario: " + scenario + " (expected: a resource /sipp/NAME.xml)");
            }
            Files.write(file, resource.readAllBytes());
        }
        return file;
    }

    private record Running(Process process, Path file) implements Run {
        @Override
        public int await(Duration atMost) {
            try {
                if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    return process.exitValue();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException(
                    "SIPp still runs after " + atMost.toSeconds() + " s; its output is in " + file);
        }

        @Override
        public String output() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
