package dev.hotline.bench.calls;

import dev.hotline.testbed.ConfigTree;
import dev.hotline.testbed.EngineProcess;
import dev.hotline.testbed.Home;
import dev.hotline.testbed.HotlineApi;
import dev.hotline.testbed.asterisk.AsteriskInstall;
import dev.hotline.testbed.asterisk.AsteriskServer;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import dev.hotline.testbed.asterisk.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What the calls go through: an Asterisk with an engine, one of the same configuration with neither engine nor AMI, and the agents' phones.
 * Each is idle while the calls go through the other.
 */
final class Hotline implements AutoCloseable {
    /** Two for each leg of a call. */
    private static final int RTP_PORTS = 2000;

    private static final Duration CALL_AT_MOST = Duration.ofSeconds(60);
    private static final Duration STORED_AT_MOST = Duration.ofSeconds(5);

    private final Path folder;
    private final SippProcess agents;
    private final AsteriskServer pure;
    private final AsteriskServer asterisk;
    private final int agiPort;
    private final HotlineApi api;
    private final EngineProcess engine;
    private int rounds;

    /** @param folder for all files */
    Hotline(Home home, Path folder, AsteriskInstall.Available install) {
        this.folder = folder;
        agiPort = FreePorts.tcp();
        int phones = FreePorts.udp();
        agents = SippProcess.start(folder.resolve("agents"), "bench-agent", List.of("-p", Integer.toString(phones)));
        Path samples = Site.asteriskFiles(home, folder.resolve("s"), Site.phones(phones));
        AsteriskSettings settings = settings(home, folder.resolve("a"), samples, 14_000);
        asterisk = AsteriskServer.start(install, settings);
        pure = AsteriskServer.start(
                install,
                settings(home, folder.resolve("b"), samples, 17_000)
                        .withDialplan(Site.dialplan(install.launcher().inside(home.prompts()))));
        Path data = folder.resolve("data");
        int http = FreePorts.tcp();
        ConfigTree config = ConfigTree.copy(home, folder.resolve("config"));
        Site.change(config, settings, agiPort, http, data);
        api = new HotlineApi(http, data);
        engine = new EngineProcess(
                home.jar(), config.dir(), data, api, Map.of("HOTLINE_AMI_SECRET", settings.amiSecret()));
    }

    private AsteriskSettings settings(Home home, Path at, Path samples, int rtp) {
        return AsteriskSettings.onFreePorts(at, samples, home.prompts(), "agi://127.0.0.1:" + agiPort)
                .withFile("logger", "[general]\n[logfiles]\nfull => notice,warning,error\n")
                .withFile("rtp", "[general]\nrtpstart=%d\nrtpend=%d\n".formatted(rtp, rtp + RTP_PORTS - 1));
    }

    void start() {
        engine.start();
    }

    /**
     * Makes calls without sound, see {@link ScriptedCalls}, and returns the engine's CPU milliseconds a call.
     *
     * @throws IllegalStateException when one was not served to its end
     */
    double script(int calls) {
        CpuClock cpu = CpuClock.of(engine.pid(), "java");
        Duration before = cpu.used();
        int served = ScriptedCalls.run(agiPort, asterisk.settings().node(), calls);
        if (served < calls) {
            throw new IllegalStateException(
                    "scripted calls served: " + served + " (expected: " + calls + "); see " + engine.log());
        }
        return (double) cpu.used().minus(before).toMillis() / calls;
    }

    /** Makes calls that the dialplan serves by itself. */
    Round inDialplan(int rate, int calls) {
        return round(pure, rate, calls, true);
    }

    /** Makes calls that the engine serves. */
    Round byEngine(int rate, int calls) {
        Instant began = Instant.now();
        Round round = round(asterisk, rate, calls, false);
        return round.withStored(stored(began, round.counts().good()));
    }

    private Round round(AsteriskServer server, int rate, int calls, boolean pureDialplan) {
        Path files = newFolder("round-" + ++rounds);
        CpuClock asteriskCpu = CpuClock.of(pid(server), "asterisk");
        CpuClock engineCpu = CpuClock.of(engine.pid(), "java");
        Duration asteriskBefore = asteriskCpu.used();
        Duration engineBefore = engineCpu.used();
        SippCounts counts = call(server, files, Site.callers(files, pureDialplan), rate, calls);
        return new Round(
                counts,
                asteriskCpu.used().minus(asteriskBefore),
                engineCpu.used().minus(engineBefore),
                0);
    }

    private static SippCounts call(AsteriskServer server, Path files, Path callers, int rate, int calls) {
        List<String> options = List.of(
                "127.0.0.1:" + server.settings().sip().getPort(),
                "-inf",
                callers.toString(),
                "-p",
                Integer.toString(FreePorts.udp()),
                "-r",
                Integer.toString(rate),
                "-m",
                Integer.toString(calls),
                "-l",
                Integer.toString(calls));
        try (SippProcess sipp = SippProcess.start(files, "bench-caller", options)) {
            return sipp.await(CALL_AT_MOST.plusSeconds(calls / rate));
        }
    }

    /** How many calls since then are in SQL, ended and with their score; waits a moment until so many are. */
    private int stored(Instant since, int expected) {
        Instant until = Instant.now().plus(STORED_AT_MOST);
        int stored = stored(since);
        while (stored < expected && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            stored = stored(since);
        }
        return stored;
    }

    private int stored(Instant since) {
        return (int) api.calls().stream()
                .filter(call -> !Instant.parse(call.getString("arrivedAt")).isBefore(since))
                .filter(call -> call.getString("endedAt") != null)
                .filter(call -> "COMPLETED".equals(call.getString("survey")))
                .count();
    }

    private static long pid(AsteriskServer server) {
        Path file = server.settings().folder().resolve("run/asterisk.pid");
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path newFolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        agents.close();
        engine.close();
        asterisk.close();
        pure.close();
    }
}
