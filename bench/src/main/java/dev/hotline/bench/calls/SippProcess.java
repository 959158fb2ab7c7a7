package dev.hotline.bench.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One SIPp that runs. Its files are in a folder of its own. Methods block; one thread. */
public final class SippProcess implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/sipp");

    private final Process process;
    private final Path statistics;

    private SippProcess(Process process, Path statistics) {
        this.process = process;
        this.statistics = statistics;
    }

    /** @param scenario a resource {@code sipp/NAME.xml} */
    public static SippProcess start(Path folder, String scenario, List<String> options) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("no SIPp at " + PROGRAM + " (expected: apt-get install sip-tester)");
        }
        try {
            Files.createDirectories(folder);
            Path statistics = folder.resolve("statistics.csv");
            List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
            command.addAll(options);
            command.addAll(List.of("-sf", copy(folder, scenario).toString(), "-i", "127.0.0.1", "-nostdin"));
            command.addAll(List.of("-trace_stat", "-fd", "1", "-stf", statistics.toString()));
            command.addAll(List.of(
                    "-trace_err", "-error_file", folder.resolve("errors").toString()));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new SippProcess(process, statistics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy(Path folder, String scenario) throws IOException {
        Path file = folder.resolve(scenario + ".xml");
        try (InputStream resource = SippProcess.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            if (resource == null) {
                throw new IllegalArgumentException("scenario: " + scenario + " (expected: a resource /sipp/NAME.xml)");
            }
            Files.write(file, resource.readAllBytes());
        }
        return file;
    }

    /**
     * Has it begin no call any more.
     *
     * @throws IllegalStateException when it has ended
     */
    public void beginNoMore() {
        try {
            // SIPp's own way to be told: it ends when the calls that it has are over.
            int status = new ProcessBuilder("kill", "-USR1", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("SIPp has ended by itself; its files are beside " + statistics);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until all its calls are over.
     *
     * @throws IllegalStateException when they are not in time
     */
    public SippCounts await(Duration atMost) {
        try {
            if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return SippCounts.read(statistics);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        throw new IllegalStateException(
                "SIPp still runs after " + atMost.toSeconds() + " s; its files are beside " + statistics);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
