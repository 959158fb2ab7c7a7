package dev.hotline.bench.ami;

import dev.hotline.bench.kit.Bars;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
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

/** {@code ./hotline bench ami}. */
@Command(
        name = "ami",
        mixinStandardHelpOptions = true,
        description =
                "Manager interface: our link beside Asterisk-Java's and a bare Netty one, with events as Asterisk sends them.")
public final class AmiBench implements Callable<Integer> {
    private static final int STORM = 1_000_000;

    private enum Part {
        INTAKE,
        STORM
    }

    @Option(names = "--long", description = "More and longer rounds, for figures to keep.")
    private boolean isLong;

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "Events in a round for Asterisk-Java, four times as many for the others (default: 40000, 400000 with --long).")
    private int events;

    @Option(names = "--only", paramLabel = "PART", description = "Only these parts: ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--jvm", paramLabel = "OPTION", description = "A further option for the JVM of every client.")
    private List<String> jvm = List.of();

    @Option(
            names = "--our-jvm",
            paramLabel = "OPTION",
            description = "A further option for the JVM of our client, such as a profiler's.")
    private List<String> ourJvm = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var bars = new Bars(spec.commandLine().getOut());
        try (EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())) {
            if (only.contains(Part.INTAKE)) {
                intake(bars, loops);
            }
            if (only.contains(Part.STORM)) {
                storm(bars, loops);
            }
        }
        return bars.verdict();
    }

    private void intake(Bars bars, EventLoopGroup loops) {
        Map<Peer, Link> links = new EnumMap<>(Peer.class);
        try {
            for (Peer peer : Peer.values()) {
                links.put(peer, link(peer, loops));
            }
            var rounds = new IntakeRounds(links, 5, events());
            for (Feed feed : Feed.values()) {
                rounds.run(bars, feed);
            }
        } finally {
            links.values().forEach(Link::close);
        }
    }

    private void storm(Bars bars, EventLoopGroup loops) {
        try (Link ours = link(Peer.OURS, loops)) {
            new Storm(ours, STORM).run(bars);
        }
    }

    private int events() {
        return events > 0 ? events : isLong ? 400_000 : 40_000;
    }

    private Link link(Peer peer, EventLoopGroup loops) {
        return new Link(
                peer,
                loops,
                peer == Peer.OURS ? Stream.concat(jvm.stream(), ourJvm.stream()).toList() : jvm);
    }
}
