package dev.hotline.bench.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What plays Asterisk counts only whole sessions as good. */
final class CallersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventLoopGroup loops = Callers.loops();

    @AfterEach
    void end() {
        loops.close();
    }

    @ParameterizedTest
    @EnumSource
    void closedLoop_eachPeerInItsProcess_endsWell(Peer peer) {
        try (Server server = Server.start(peer, 1, List.of(), loops)) {
            var load = new ClosedLoop(3, 20);
            server.call(load);
            load.await(PATIENCE);

            assertThat(server.cpuNanos()).isPositive();
            assertThat(server.liveHeap()).isPositive();
        }
    }

    @Test
    void openArrivals_floor_takesTheTimeOfEachReply() {
        var load = new OpenArrivals(100, Duration.ofMillis(100));
        Callers.begin(loops, FloorPeer.listen(1), load);

        long[] gaps = load.await(PATIENCE);

        assertThat(gaps).hasSize(10 * (Wire.COMMANDS - 1));
        assertThat(LongStream.of(gaps)).allMatch(nanos -> nanos > 0);
    }

    @Test
    void openArrivals_withAPause_takesItBeforeEachReply() {
        var load = new OpenArrivals(100, Duration.ofMillis(50), Duration.ofMillis(20));
        long begun = System.nanoTime();
        Callers.begin(loops, FloorPeer.listen(1), load);

        load.await(PATIENCE);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(20L * Wire.COMMANDS));
    }

    @Test
    void holding_floor_endsWhenReleased() {
        var load = new Holding(5);
        Callers.begin(loops, FloorPeer.listen(1), load);

        load.awaitHeld(PATIENCE);
        load.release(PATIENCE);
    }

    @Test
    void await_serverThatClosesEarly_fails() throws IOException {
        try (ServerSocket server = answering("ANSWER\n")) {
            var load = new ClosedLoop(1, 1);
            Callers.begin(loops, server.getLocalPort(), load);

            assertThatThrownBy(() -> load.await(PATIENCE)).hasMessageContaining("the server closed after 1 replies");
        }
    }

    @Test
    void await_anotherCommand_fails() throws IOException {
        try (ServerSocket server = answering("HANGUP\n")) {
            var load = new ClosedLoop(1, 1);
            Callers.begin(loops, server.getLocalPort(), load);

            assertThatThrownBy(() -> load.await(PATIENCE)).hasMessageContaining("command 1 was not expected: HANGUP");
        }
    }

    /** Sends this to whoever connects, reads what comes until there is a reply, and closes. */
    private static ServerSocket answering(String text) throws IOException {
        var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept();
                    OutputStream out = socket.getOutputStream()) {
                out.write(text.getBytes(StandardCharsets.US_ASCII));
                StringBuilder read = new StringBuilder();
                while (read.indexOf("200 result") < 0) {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return;
                    }
                    read.append((char) next);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return server;
    }
}
