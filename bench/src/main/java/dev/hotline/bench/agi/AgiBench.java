package dev.hotline.bench.agi;

import dev.hotline.bench.kit.Bars;
import dev.hotline.bench.kit.Descriptors;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hotline bench agi}. */
@Command(
        name = "agi",
        mixinStandardHelpOptions = true,
        description =
                "FastAGI: our server beside Asterisk-Java's and a bare Netty one, with sessions of eleven commands.")
public final class AgiBench implements Callable<Integer> {
    /** What a process needs descriptors for besides sessions. */
    private static final int OTHER_DESCRIPTORS = 600;

    private static final int HELD = 10_000;
    private static final int MOST_HELD = 25_000;
    /** Asterisk-Java has a thread for each. */
    private static final int HELD_BY_THREADS = 1_000;

    private enum Part {
        CPU,
        DELAY,
        CALM,
        HELD
    }

    @Option(names = "--long", description = "More and longer rounds, for figures to keep.")
    private boolean isLong;

    @Option(
            names = "--loops",
            paramLabel = "N",
            description =
                    "Event loops of our server and of the bare one (default: ${DEFAULT-VALUE}, as the engine has).")
    private int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "Sessions in a round (default: 16000, 100000 with --long).")
    private int sessions;

    @Option(names = "--only", paramLabel = "PART", description = "Only these parts: ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--jvm", paramLabel = "OPTION", description = "A further option for the JVM of every server.")
    private List<String> jvm = List.of();

    @Option(
            names = "--our-jvm",
            paramLabel = "OPTION",
            description = "A further option for the JVM of our server, such as a profiler's.")
    private List<String> ourJvm = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var bars = new Bars(spec.commandLine().getOut());
        try (EventLoopGroup generator = Callers.loops()) {
            if (only.contains(Part.CPU) || only.contains(Part.DELAY) || only.contains(Part.CALM)) {
                sideBySide(bars, generator);
            }
            if (only.contains(Part.HELD)) {
                held(bars, generator);
            }
        }
        return bars.verdict();
    }

    private void sideBySide(Bars bars, EventLoopGroup generator) {
        Map<Peer, Server> servers = new EnumMap<>(Peer.class);
        try {
            for (Peer peer : Peer.values()) {
                servers.put(peer, start(peer, generator));
            }
            if (only.contains(Part.CPU)) {
                new CpuRounds(servers, 5, sessions()).run(bars);
            }
            if (only.contains(Part.DELAY)) {
                new DelayRounds(servers, isLong ? 60 : 10, Duration.ofSeconds(1)).run(bars);
            }
            if (only.contains(Part.CALM)) {
                new CalmRounds(servers, isLong ? 5 : 1, Duration.ofSeconds(10)).run(bars);
            }
        } finally {
            servers.values().forEach(Server::close);
        }
    }

    private int sessions() {
        return sessions > 0 ? sessions : isLong ? 100_000 : 16_000;
    }

    private void held(Bars bars, EventLoopGroup generator) {
        bars.heading("Live heap of a session held in its Dial; none failed");
        int most = Math.min(Descriptors.limit() - OTHER_DESCRIPTORS, MOST_HELD);
        try (Server ours = start(Peer.OURS, generator)) {
            var held = new HeldSessions(ours);
            bars.atLeast("sessions that the descriptors allow", most, HELD, "");
            held.judge(bars, Math.min(HELD, most));
            held.judge(bars, most);
        }
        if (isLong) {
            compare(bars, start(Peer.FLOOR, generator), Math.min(HELD, most));
            compare(bars, start(Peer.ASTERISK_JAVA, generator), HELD_BY_THREADS);
        }
    }

    private static void compare(Bars bars, Server other, int sessions) {
        try (other) {
            new HeldSessions(other).show(bars, sessions);
        }
    }

    private Server start(Peer peer, EventLoopGroup generator) {
        List<String> options =
                peer == Peer.OURS ? Stream.concat(jvm.stream(), ourJvm.stream()).toList() : jvm;
        return Server.start(peer, loops, options, generator);
    }
}
