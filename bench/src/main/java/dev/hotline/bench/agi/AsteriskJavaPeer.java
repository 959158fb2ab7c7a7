package dev.hotline.bench.agi;

import dev.hotline.testbed.asterisk.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.internal.ServerSocketFacadeImpl;

/** Asterisk-Java's server with threads enough for every session. */
final class AsteriskJavaPeer {
    private static final int THREADS = 1_200;
    private static final int MOST_THREADS = 3_000;

    private AsteriskJavaPeer() {}

    static int listen() throws IOException {
        int port = FreePorts.tcp();
        var server = new DefaultAgiServer((AgiScript) (request, channel) -> serve(channel)) {
            // As the usual one, but more than 200 may wait to be accepted.
            @Override
            protected ServerSocketFacade createServerSocket() throws IOException {
                return new ServerSocketFacadeImpl(port, 1024, InetAddress.getLoopbackAddress());
            }
        };
        server.setPort(port);
        server.setPoolSize(THREADS);
        server.setMaximumPoolSize(MOST_THREADS);
        Thread.ofPlatform().daemon().start(() -> serve(server));
        return port;
    }

    private static void serve(DefaultAgiServer server) {
        try {
            server.startup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ten commands; the eleventh, the mark that the session has ended, Asterisk-Java sends by itself ({@code AJ_AGISTATUS}). */
    private static void serve(AgiChannel channel) throws AgiException {
        channel.answer();
        channel.setVariable("HOTLINE_CALL", channel.getUniqueId());
        channel.streamFile("hotline/greeting");
        expect('1', channel.streamFile("hotline/menu", "123"));
        channel.playMusicOnHold("hotline");
        channel.setVariable("__TRANSFER_CONTEXT", "hotline-transfer");
        channel.exec("Dial", "PJSIP/1001,20,gm(hotline)");
        expect("ANSWER", channel.getVariable("DIALSTATUS"));
        expect("16", channel.getVariable("HANGUPCAUSE"));
        expect('5', channel.streamFile("hotline/survey", "12345"));
    }

    private static void expect(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("got " + actual + " (expected: " + expected + ")");
        }
    }
}
