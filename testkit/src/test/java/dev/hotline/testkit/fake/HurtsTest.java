package dev.hotline.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on a link, as the other side sees it. */
class HurtsTest {
    private static final int LONG = 100 << 20;
    private static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";

    private ServerSocket engine;
    private FakeAsterisk fake;

    @BeforeEach
    void start() throws IOException {
        engine = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        fake = FakeAsterisk.start().engineAt(engine.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        fake.close();
        engine.close();
    }

    @Test
    void droppedLink_endsAfterSoManyBytes() throws IOException {
        try (Peer peer = dialled(h -> h.splitEveryByte().dropAfter(16))) {
            assertThat(peer.rest()).isEqualTo(ascii("agi_network: yes"));
        }
    }

    @Test
    void halfClosedLink_isStillRead() throws IOException {
        FakeSession session =
                fake.call("hotline").hurt(h -> h.halfCloseAfter(11)).dial();
        try (Peer peer = new Peer(engine.accept())) {
            assertThat(peer.rest()).isEqualTo(ascii("agi_network"));
            peer.send("ANSWER\n");

            assertThat(session.awaitCommand("ANSWER")).isEqualTo("ANSWER");
        }
        assertThat(end(session)).isEqualTo(FakeSession.End.ENGINE_CLOSED);
    }

    @Test
    void commandBeforeTheAnswer_isCountedAsAnOverlap() throws IOException {
        FakeSession session = fake.call("hotline").dial();
        try (Peer peer = new Peer(engine.accept())) {
            peer.send("ANSWER\nNOOP\n");
            session.awaitCommand("NOOP");

            assertThat(session.overlaps()).isEqualTo(1);
        }
    }

    @Test
    void stalledLink_goesOnWhenReleased() throws IOException {
        FakeSession session = fake.call("hotline").hurt(h -> h.stallAfter(11)).dial();
        try (Peer peer = new Peer(engine.accept())) {
            await().until(session::isStalled);
            assertThat(peer.next(1, "work")).isEqualTo("agi_network");
            session.release();

            assertThat(peer.next(1, "\n")).isEqualTo(": yes\n");
        }
    }

    @Test
    void stalledLinkThatTheEngineCloses_isOver() throws IOException {
        FakeSession session = fake.call("hotline").hurt(h -> h.stallAfter(0)).dial();
        engine.accept().close();

        assertThat(end(session)).isEqualTo(FakeSession.End.ENGINE_CLOSED);
        await().until(() -> fake.sessions().isEmpty());
    }

    @Test
    void doubledReply_comesTwice() throws IOException {
        try (Peer peer = dialled(h -> h.replyTwice())) {
            peer.next(1, "\n\n");
            peer.send("CHANNEL STATUS\n");

            assertThat(peer.next(2, "\n")).isEqualTo("200 result=4\n200 result=4\n");
        }
    }

    @Test
    void repliesOutOfOrder_swapPlaces() throws IOException {
        try (Peer peer = manager(h -> h.replyOutOfOrder())) {
            peer.send("Action: Nonsense\r\nActionID: 1\r\n\r\nAction: Nonsense\r\nActionID: 2\r\n\r\n");

            assertThat(peer.next(2, "\r\n\r\n").lines().filter(line -> line.startsWith("ActionID")))
                    .containsExactly("ActionID: 2", "ActionID: 1");
        }
    }

    @Test
    void refusedLogin_isSaidAndCloses() throws IOException {
        try (Peer peer = manager(h -> h.refuseLogins())) {
            peer.send("Action: Login\r\nUsername: hotline\r\nSecret: secret\r\n\r\n");

            assertThat(new String(peer.rest(), StandardCharsets.US_ASCII))
                    .isEqualTo("Response: Error\r\nMessage: Authentication failed\r\n\r\n");
        }
    }

    @Test
    void garbage_comesInBetween() throws IOException {
        try (Peer peer = dialled(h -> h.garbageAfter(17, 1000, 1).halfCloseAfter(17))) {
            assertThat(peer.rest()).hasSize(1017).startsWith(ascii("agi_network: yes\n"));
        }
    }

    @Test
    void longLine_isMadeAsItIsSent() throws IOException {
        try (Peer peer = dialled(h -> h.longLineAfter(0, LONG).halfCloseAfter(0))) {
            assertThat(peer.skipRest()).isEqualTo(LONG + 1);
        }
    }

    @Test
    void eventStorm_isSoManyEvents() throws IOException {
        try (Peer peer = manager(h -> h.eventStormAfter(GREETING.length(), 1000).halfCloseAfter(GREETING.length()))) {
            String all = new String(peer.rest(), StandardCharsets.US_ASCII);

            assertThat(all.split("(?<=\r\n\r\n)", -1))
                    .hasSize(1001)
                    .contains("")
                    .allMatch(event -> event.isEmpty() || event.startsWith("Event: Newexten\r\n"));
        }
    }

    private Peer dialled(UnaryOperator<Hurts> hurts) throws IOException {
        fake.call("hotline").hurt(hurts).dial();
        return new Peer(engine.accept());
    }

    /** A manager who has heard the greeting, and from then on is hurt. */
    private Peer manager(UnaryOperator<Hurts> hurts) throws IOException {
        fake.hurtNextManager(hurts);
        Peer peer = Peer.to(fake.amiPort());
        assertThat(peer.next(1, "\n")).isEqualTo(GREETING);
        return peer;
    }

    private static FakeSession.End end(FakeSession session) {
        return session.ended().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
