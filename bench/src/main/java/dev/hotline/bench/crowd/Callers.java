package dev.hotline.bench.crowd;

import dev.hotline.bench.calls.SippCounts;
import dev.hotline.bench.calls.SippProcess;
import dev.hotline.testbed.asterisk.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The callers, who call again and again: one SIPp for all. */
final class Callers implements AutoCloseable {
    private static final String ANSWERED = "answered ";
    private static final String STUCK = "stuck ";

    private final SippProcess sipp;
    private final Path log;

    /**
     * What they saw.
     *
     * @param answered the names shown by the calls that were answered
     * @param stuck those of them that nobody ended
     */
    record Seen(SippCounts counts, Set<String> answered, Set<String> stuck) {}

    private Callers(SippProcess sipp, Path log) {
        this.sipp = sipp;
        this.log = log;
    }

    /** They begin to call. */
    static Callers start(InetSocketAddress asterisk, Path folder) {
        try {
            Files.createDirectories(folder);
            Path list = Files.writeString(folder.resolve("callers.csv"), CrowdSite.callers());
            Path log = folder.resolve("log");
            List<String> options = List.of(
                    "127.0.0.1:" + asterisk.getPort(),
                    "-s",
                    CrowdSite.LINE,
                    "-inf",
                    list.toString(),
                    "-p",
                    Integer.toString(FreePorts.udp()),
                    "-users",
                    Integer.toString(CrowdSite.CALLERS),
                    "-trace_logs",
                    "-log_file",
                    log.toString());
            return new Callers(SippProcess.start(folder, "crowd-caller", options), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * They begin no call any more, and those that they have are waited for.
     *
     * @throws IllegalStateException when these are not over in time
     */
    Seen finish(Duration atMost) {
        sipp.beginNoMore();
        SippCounts counts = sipp.await(atMost);
        return new Seen(counts, named(ANSWERED), named(STUCK));
    }

    private Set<String> named(String what) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith(what))
                    .map(line -> line.substring(what.length()).strip())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sipp.close();
    }
}
