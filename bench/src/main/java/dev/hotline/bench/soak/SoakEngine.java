package dev.hotline.bench.soak;

import dev.hotline.asterisk.agi.AgiMetrics;
import dev.hotline.asterisk.agi.AgiProblem;
import dev.hotline.asterisk.agi.AgiServer;
import dev.hotline.asterisk.agi.AgiServerOptions;
import dev.hotline.asterisk.ami.AmiClient;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.AmiOptions;
import dev.hotline.bench.kit.Control;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The engine's end, in its own process: the FastAGI server and the link as the engine puts them together. */
final class SoakEngine implements AgiMetrics {
    private static final File DESCRIPTORS = new File("/proc/self/fd");

    private final Counts counts = new Counts();
    private final AgiServer server;
    private final AmiClient link;

    private SoakEngine(Vertx vertx, int amiPort) {
        AgiServerOptions options = AgiServerOptions.of(new Endpoint("127.0.0.1", 0), Set.of("127.0.0.1"))
                .withTimes(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(3));
        var handler = new SoakHandler(vertx, counts);
        server = new AgiServer(vertx, options, this);
        link = new AmiClient(
                vertx,
                AmiOptions.of("soak", new Endpoint("127.0.0.1", amiPort), "hotline", new Secret("secret")),
                InstantSource.system(),
                handler::served);
        link.subscribe(this::told);
        handler.onDone(new Callbacks(link, counts)::one);
        server.route("hotline", handler);
    }

    /** The argument is the port of Asterisk's manager interface. */
    public static void main(String[] arguments) throws IOException, TimeoutException {
        SoakEngine engine = new SoakEngine(Vertx.vertx(), Integer.parseInt(arguments[0]));
        int port = engine.server.listen().await(10, TimeUnit.SECONDS);
        engine.link.start();
        new Control()
                .on("counts", rest -> engine.counts().line())
                .on("heap", rest -> Long.toString(liveHeap()))
                .serve(String.valueOf(port));
    }

    private Counts counts() {
        AmiHealth health = link.health();
        counts.set("open", counts.get("sessions") - counts.get("ended"));
        counts.set("up", health.state() == AmiHealth.State.UP ? 1 : 0);
        counts.set("pending", health.pending());
        counts.set("events", health.counts().events());
        counts.set("dropped", health.counts().droppedEvents());
        counts.set("drift", health.counts().corrected());
        counts.set("descriptors", Objects.requireNonNullElse(DESCRIPTORS.list(), new String[0]).length);
        return counts;
    }

    /** In bytes, as the collector itself has found it: what is in use a moment later has fresh buffers of every thread in it. */
    private static long liveHeap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private void told(AmiEvent event) {
        switch (event) {
            case AmiEvent.Key key -> server.keyPressed(key.uniqueId(), key.key());
            case AmiEvent.Gone gone -> server.channelGone(gone.uniqueId());
            case AmiEvent.Up up -> counts.add("ups");
            case AmiEvent.Down down -> counts.add("downs");
            default -> {}
        }
    }

    @Override
    public void sessionOpened() {
        counts.add("sessions");
    }

    @Override
    public void sessionEnded() {
        counts.add("ended");
    }

    @Override
    public void sessionRefused(AgiProblem why) {
        counts.add("refused." + why);
    }

    @Override
    public void sessionBroken(AgiProblem why) {
        counts.add("broken." + why);
    }
}
