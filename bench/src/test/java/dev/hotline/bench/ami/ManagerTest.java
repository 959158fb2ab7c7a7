package dev.hotline.bench.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.bench.kit.Control;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every peer logs in, and what is sent comes out of it. */
final class ManagerTest {
    private static final int CALLS = 3;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Manager manager = new Manager(loops);

    @AfterEach
    void end() {
        manager.close();
        loops.close();
    }

    @ParameterizedTest
    @EnumSource
    void send_eachFeed_comesOutOfThePeer(Peer peer) throws Exception {
        Control control = peer.connect(manager.port());
        int mark = 0;
        for (Feed feed : Feed.values()) {
            long before = Long.parseLong(control.answerTo("told"));
            await().atMost(Duration.ofSeconds(20)).until(manager::isConnected);
            manager.send(feed, CALLS, ++mark).join();

            assertThat(control.answerTo("mark " + mark)).isEqualTo("ok");
            assertThat(Long.parseLong(control.answerTo("told")) - before)
                    .as("%s of %s", feed, peer)
                    .isEqualTo((long) CALLS * peer.tells(feed));
        }
    }
}
