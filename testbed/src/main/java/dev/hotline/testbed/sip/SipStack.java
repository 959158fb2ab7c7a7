package dev.hotline.testbed.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * SIP over UDP with one other side: sends and repeats until the other side has it, and gives each request and each response on once.
 * Confined to the loop; the socket is read by a virtual thread that hands over to it.
 */
final class SipStack implements AutoCloseable {
    static final long T1_MILLIS = 500;
    static final long GIVE_UP_MILLIS = 64 * T1_MILLIS;

    private final DatagramSocket socket;
    private final InetSocketAddress peer;
    private final Loop loop;
    private final Consumer<SipMessage> requests;
    private final Map<String, ClientTransaction> sent = new HashMap<>();
    private final Map<String, Optional<SipMessage>> answered = new HashMap<>();

    SipStack(InetAddress host, InetSocketAddress peer, Loop loop, Consumer<SipMessage> requests) {
        this.peer = peer;
        this.loop = loop;
        this.requests = requests;
        try {
            socket = new DatagramSocket(new InetSocketAddress(host, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("sip-" + port()).start(this::receive);
    }

    int port() {
        return socket.getLocalPort();
    }

    String host() {
        return socket.getLocalAddress().getHostAddress();
    }

    InetSocketAddress peer() {
        return peer;
    }

    /** The Via of a new transaction. */
    String via(String branch) {
        return "SIP/2.0/UDP " + host() + ":" + port() + ";branch=" + branch + ";rport";
    }

    /** Sends a request and repeats it; each response is given on once, and 408 when none came in 32 s. */
    void request(SipMessage request, Consumer<SipMessage> responses) {
        ClientTransaction transaction = new ClientTransaction(this, request, responses);
        sent.put(key(request), transaction);
        transaction.start();
        after(2 * GIVE_UP_MILLIS, () -> sent.remove(key(request)));
    }

    /** Answers a request; the same answer is given to its repetitions. */
    void respond(SipMessage request, SipMessage response) {
        answered.put(key(request), Optional.of(response));
        send(response);
    }

    /** Sends a message once. */
    void send(SipMessage message) {
        byte[] datagram = encode(message);
        try {
            socket.send(new DatagramPacket(datagram, datagram.length, peer));
        } catch (IOException e) {
            // Lost on the way, as a datagram may be: it is sent again, or the transaction ends with 408.
        }
    }

    /** Does something later on the loop. */
    void after(long millis, Runnable action) {
        loop.after(millis, action);
    }

    @Override
    public void close() {
        socket.close();
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!socket.isClosed()) {
            try {
                packet.setLength(65_535);
                socket.receive(packet);
                if (!isRtcp(packet)) {
                    String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                    loop.execute(() -> take(text));
                }
            } catch (IOException e) {
                // Closed, which ends the loop, or an unreachable port at the other side: the transaction will end with
                // 408.
            }
        }
    }

    /** Asterisk sends RTCP to the port after that of a call's audio, and that may be this one. */
    private static boolean isRtcp(DatagramPacket packet) {
        return packet.getLength() > 0 && (packet.getData()[0] & 0xc0) == 0x80;
    }

    private void take(String text) {
        if (text.isBlank()) {
            return;
        }
        SipMessage message = SipMessage.parse(text);
        if (message.isRequest()) {
            takeRequest(message);
            return;
        }
        ClientTransaction transaction = sent.get(key(message));
        if (transaction != null) {
            transaction.take(message);
        }
    }

    private void takeRequest(SipMessage request) {
        Optional<SipMessage> before = answered.get(key(request));
        if (before != null) {
            before.ifPresent(this::send);
            return;
        }
        if (!request.method().equals("ACK")) {
            answered.put(key(request), Optional.empty());
            after(GIVE_UP_MILLIS, () -> answered.remove(key(request)));
        }
        requests.accept(request);
    }

    private static String key(SipMessage message) {
        return message.branch() + " " + message.method();
    }

    private static byte[] encode(SipMessage message) {
        int bodyBytes = message.body().getBytes(StandardCharsets.UTF_8).length;
        return message.text(bodyBytes).getBytes(StandardCharsets.UTF_8);
    }
}
