package dev.hotline.bench.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every peer gets in, and what is sent comes out of it. */
final class ManagerTest {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void end() {
        loops.close();
    }

    @ParameterizedTest
    @EnumSource
    void feed_eachPeerInItsProcess_comesOutOfIt(Peer peer) {
        try (Link link = new Link(peer, loops, List.of())) {
            for (Feed feed : Feed.values()) {
                long before = link.told();
                Link.Fed fed = link.feed(feed, 5_000);

                assertThat(fed.calls() * feed.eventsOfCall()).isGreaterThanOrEqualTo(5_000);
                assertThat(link.told() - before)
                        .as("%s of %s", feed, peer)
                        .isEqualTo((long) fed.calls() * peer.tells(feed));
            }
        }
    }
}
