package dev.hotline.bench.crowd;

import dev.hotline.testbed.Home;
import dev.hotline.testbed.Testbed;
import dev.hotline.testbed.asterisk.AsteriskInstall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One run: Asterisk, engine, agents and callers for a time, until the last call is over. */
final class CrowdRun implements AutoCloseable {
    /** The last callers wait, talk and are asked. */
    private static final Duration LAST_CALLS = Duration.ofMinutes(6);

    /** Wrap-up and being set aside are over. */
    private static final Duration SETTLED = Duration.ofSeconds(20);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Set<String> READY = Set.of("AVAILABLE", "WRAP_UP");

    private final Path folder;
    private final Testbed testbed;
    private final AgentPhones agents;

    /**
     * What was seen, by whom.
     *
     * @param live calls that the engine takes to be in progress when all are over
     * @param waiting callers whom routing takes to wait then
     * @param notReady agents who are then neither available nor in their wrap-up
     * @param drift what AMI told wrongly, by kind
     * @param rung how often agents' phones rang
     */
    record Seen(
            Callers.Seen callers,
            List<AgentPhones.Talk> talks,
            int rung,
            int live,
            int waiting,
            List<String> notReady,
            JsonObject drift,
            Ledger stored) {}

    /** Starts Asterisk; the engine follows. */
    CrowdRun(Home home, Path folder, AsteriskInstall.Available install) {
        this.folder = folder;
        testbed = Testbed.real(
                home,
                folder,
                install,
                settings -> CrowdSite.asterisk(settings, home, folder.resolve("s")),
                CrowdSite::change);
        agents = new AgentPhones(testbed.phones(), CrowdSite.phones());
    }

    /**
     * Has them call for so long.
     *
     * @param progress is told how it stands
     */
    Seen go(Duration time, Consumer<String> progress) {
        testbed.engine().start();
        agents.begin();
        try (Callers callers =
                Callers.start(testbed.asterisk().orElseThrow().settings().sip(), folder.resolve("callers"))) {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(Math.min(Duration.ofSeconds(10).toNanos(), end - System.nanoTime()));
                progress.accept(line());
            }
            progress.accept("no new calls");
            Callers.Seen seen = callers.finish(LAST_CALLS);
            return settled(seen);
        }
    }

    private String line() {
        JsonObject status = testbed.api().status();
        return "%d calls, %d of them wait, %d talks so far"
                .formatted(
                        status.getJsonArray("calls").size(),
                        status.getJsonArray("waiting").size(),
                        agents.talks().size());
    }

    private Seen settled(Callers.Seen callers) {
        long end = System.nanoTime() + SETTLED.toNanos();
        JsonObject status = testbed.api().status();
        while (System.nanoTime() < end && !isQuiet(status)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            status = testbed.api().status();
        }
        testbed.engine().close();
        return new Seen(
                callers,
                agents.talks(),
                agents.rung(),
                status.getJsonArray("calls").size(),
                status.getJsonArray("waiting").size(),
                notReady(status),
                status.getJsonArray("asterisk").getJsonObject(0).getJsonObject("drift"),
                new Ledger(StoredCalls.read(folder.resolve("data/hotline"))));
    }

    private static boolean isQuiet(JsonObject status) {
        return status.getJsonArray("calls").isEmpty()
                && status.getJsonArray("waiting").isEmpty()
                && notReady(status).isEmpty();
    }

    /** "agent STATE" of each of ours. */
    private static List<String> notReady(JsonObject status) {
        JsonArray all = status.getJsonArray("agents");
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(agent -> agent.getString("agent").matches("a\\d+"))
                .filter(agent -> !READY.contains(agent.getString("state")))
                .map(agent -> agent.getString("agent") + " " + agent.getString("state"))
                .toList();
    }

    @Override
    public void close() {
        agents.close();
        testbed.close();
    }
}
