package dev.hotline.testbed.sip;

import dev.hotline.testbed.sip.audio.Ear;
import dev.hotline.testbed.sip.audio.Ulaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The audio of one call: sends a quiet tone and keys, and gives what comes in to the {@link Ear}. Sending is confined to the loop;
 * receiving has a virtual thread of its own.
 */
final class RtpStream implements AutoCloseable {
    private static final byte[] TONE = tone(400, 650);
    private static final int LOUD = 3000;
    /** Packets between two keys. */
    private static final int PAUSE = 4;

    private final DatagramSocket socket;
    private final Loop loop;
    private final Ear ear;
    private final Queue<KeyEvent> keys = new ArrayDeque<>();
    private final int source = ThreadLocalRandom.current().nextInt();
    private byte[] tone = TONE;
    private @Nullable Sdp remote;
    private @Nullable Future<?> clock;
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private long timestamp;
    private long keyTimestamp;
    private int pause;

    RtpStream(InetAddress host, Loop loop, Ear ear) {
        this.loop = loop;
        this.ear = ear;
        try {
            socket = new DatagramSocket(new InetSocketAddress(host, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("rtp-" + port()).start(this::receive);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Sends from now on, or from now on elsewhere. */
    void sendTo(Sdp other) {
        remote = other;
        if (clock == null) {
            clock = loop.every(20, this::tick);
        }
    }

    /** Sends a key after those before it. */
    void press(KeyEvent key) {
        keys.add(key);
    }

    /** Sends this tone, clearly to be heard, in place of the quiet one. */
    void hum(int hertz) {
        tone = tone(hertz, LOUD);
    }

    @Override
    public void close() {
        if (clock != null) {
            clock.cancel(false);
        }
        socket.close();
        keys.forEach(key -> key.sent().complete(null));
    }

    private void tick() {
        timestamp += Ulaw.FRAME;
        KeyEvent key = keys.peek();
        if (key == null || pause > 0) {
            pause = Math.max(0, pause - 1);
            send(Rtp.ULAW, false, timestamp, tone);
        } else {
            send(key);
        }
    }

    private void send(KeyEvent key) {
        boolean last = key.isLast();
        boolean first = key.isFirst();
        if (first) {
            keyTimestamp = timestamp;
        }
        byte[] payload = key.next();
        int type = remote == null ? Sdp.KEY_TYPE : remote.keyType();
        for (int i = 0; i < (last ? 3 : 1); i++) {
            send(type, first, keyTimestamp, payload);
        }
        if (last) {
            keys.remove();
            pause = PAUSE;
            key.sent().complete(null);
        }
    }

    private void send(int type, boolean marker, long at, byte[] payload) {
        if (remote == null || socket.isClosed()) {
            return;
        }
        sequence = (sequence + 1) & 0xFFFF;
        byte[] datagram = new Rtp(type, marker, sequence, at, source, ByteBuffer.wrap(payload)).encode();
        try {
            socket.send(new DatagramPacket(datagram, datagram.length, remote.address()));
        } catch (IOException e) {
            // Lost on the way, as RTP may be: the other side has closed its port.
        }
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        while (!socket.isClosed()) {
            try {
                packet.setLength(2048);
                socket.receive(packet);
                long now = System.nanoTime();
                Rtp.parse(packet.getData(), packet.getLength())
                        .filter(rtp -> rtp.type() == Rtp.ULAW)
                        .ifPresent(rtp -> ear.hear(now, rtp.payload().array()));
            } catch (IOException e) {
                // Closed, which ends the loop, or an unreachable port at the other side, which does not matter here.
            }
        }
    }

    /** 20 ms of a tone whose periods fit into them; of the 400 Hz that are always sent, the volume is a fiftieth of the full one. */
    private static byte[] tone(int hertz, int volume) {
        short[] samples = new short[Ulaw.FRAME];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (volume * Math.sin(2 * Math.PI * hertz * i / 8000));
        }
        return Ulaw.encode(samples);
    }
}
