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

/**
 * What the calls go through: one Asterisk with an engine, one of the same configuration without, and the agents' phones. All are left alone while
 * they have no calls.
 */
final class Hotline implements AutoCloseable {
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    /** Two ports for each leg of a call. */
    private static final int RTP_PORTS = 2000;

    private final Path folder;
    private final SippProcess agents;
    private final AsteriskServer pure;
    private final AsteriskServer asterisk;
    private final EngineProcess engine;
    private final HotlineApi api;
    private final int agiPort;
    private int runs;

    Hotline(Home home, Path folder, AsteriskInstall.Available install, Map<String, String> environment) {
        this.folder = folder;
        int agentsPort = FreePorts.udp();
        int http = FreePorts.tcp();
        int agi = FreePorts.tcp();
        Path samples = Site.asteriskFiles(home, folder.resolve("s"), agentsPort);
        agents = SippProcess.start(
                SIPP, folder.resolve("agents"), "bench-agent", List.of("-p", Integer.toString(agentsPort)));
        AsteriskSettings settings = settings(home, folder.resolve("a"), samples, 14_000, agi);
        asterisk = AsteriskServer.start(install, settings);
        pure = AsteriskServer.start(
                install,
                settings(home, folder.resolve("b"), samples, 17_000, agi)
                        .withDialplan(Site.dialplan(install.launcher().inside(home.prompts()))));
        Path data = folder.resolve("data");
        ConfigTree config = ConfigTree.copy(home.config(), folder.resolve("config"));
        Site.change(config, settings, agi, http, data);
        agiPort = agi;
        api = new HotlineApi(http, data);
        Map<String, String> variables = new java.util.HashMap<>(environment);
        variables.put("HOTLINE_AMI_SECRET", settings.amiSecret());
        engine = new EngineProcess(home.jar(), config.dir(), data, api, variables);
        engine.start();
    }

    private static AsteriskSettings settings(Home home, Path folder, Path samples, int rtp, int agi) {
        return AsteriskSettings.onFreePorts(folder, samples, home.prompts(), "agi://127.0.0.1:" + agi)
                .withFile("logger", "[general]\n[logfiles]\nfull => notice,warning,error\n")
                .withFile("rtp", "[general]\nrtpstart=%d\nrtpend=%d\n".formatted(rtp, rtp + RTP_PORTS - 1));
    }

    /** @see ScriptedCalls */
    int warmUp(int calls) {
        return ScriptedCalls.run(agiPort, asterisk.settings().node(), calls);
    }

    /** Makes calls, so many in a second, and waits for their end. */
    Run call(boolean withEngine, int rate, int calls) {
        AsteriskServer server = withEngine ? asterisk : pure;
        Path files = newFolder("run-" + ++runs);
        Path callers = Site.callers(files, !withEngine);
        CpuClock asteriskCpu = CpuClock.of(pid(server), "asterisk");
        CpuClock engineCpu = CpuClock.of(engine.pid(), "java");
        Instant began = Instant.now();
        Duration asteriskBefore = asteriskCpu.used();
        Duration engineBefore = engineCpu.used();
        SippCounts counts;
        try (SippProcess sipp = SippProcess.start(
                SIPP,
                files,
                "bench-caller",
                List.of(
                        "127.0.0.1:" + server.settings().sip().getPort(),
                        "-inf",
                        callers.toString(),
                        "-r",
                        Integer.toString(rate),
                        "-m",
                        Integer.toString(calls),
                        "-l",
                        Integer.toString(rate * 30)))) {
            counts = sipp.await(Duration.ofSeconds(calls / rate + 60));
        }
        Duration asteriskUsed = asteriskCpu.used().minus(asteriskBefore);
        Duration engineUsed = engineCpu.used().minus(engineBefore);
        return new Run(counts, asteriskUsed, engineUsed, began);
    }

    private Path newFolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Run(SippCounts counts, Duration asterisk, Duration engine, Instant began) {}

    /** How many calls since then are in SQL, ended and with their score. */
    int stored(Instant since) {
        return (int) api.calls().stream()
                .filter(call -> !Instant.parse(call.getString("arrivedAt")).isBefore(since))
                .filter(call -> call.getString("endedAt") != null)
                .filter(call -> "COMPLETED".equals(call.getString("survey")))
                .count();
    }

    private static long pid(AsteriskServer server) {
        try {
            return Long.parseLong(Files.readString(server.settings().folder().resolve("run/asterisk.pid"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EngineProcess engine() {
        return engine;
    }

    @Override
    public void close() {
        agents.close();
        engine.close();
        asterisk.close();
        pure.close();
    }
}
