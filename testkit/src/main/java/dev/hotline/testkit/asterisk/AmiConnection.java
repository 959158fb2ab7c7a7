package dev.hotline.testkit.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One AMI client's connection: a thread reads its actions, another writes what is queued for it, so that nobody waits for a slow client.
 */
final class AmiConnection implements ManagerEvents.Listener {
    static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";
    private static final byte[] END = {};

    private final Socket socket;
    private final AmiActions actions;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private volatile EventMask mask = EventMask.ALL;

    /** The classes of events that a client wants. */
    record EventMask(boolean all, Set<String> classes) {
        static final EventMask ALL = new EventMask(true, Set.of());

        static EventMask parse(String text) {
            return switch (text) {
                case "", "on", "all", "true", "yes" -> ALL;
                case "off", "false", "no" -> new EventMask(false, Set.of());
                default -> new EventMask(false, Set.copyOf(List.of(text.split("\\s*,\\s*", -1))));
            };
        }

        boolean has(String privilege) {
            return all || classes.contains(privilege);
        }
    }

    AmiConnection(Exchange exchange, Socket socket, boolean refuseLogins) {
        this.socket = socket;
        actions = new AmiActions(exchange, this, refuseLogins);
    }

    void mask(EventMask next) {
        mask = next;
    }

    void send(Headers message) {
        queue.add(message.message());
    }

    @Override
    public void event(String privilege, byte[] message) {
        if (mask.has(privilege)) {
            queue.add(message);
        }
    }

    /** Writes what is queued already and closes. */
    void finish() {
        queue.add(END);
    }

    /** Reads until the client or {@link #close} ends it. */
    void read() {
        try {
            queue.add(GREETING.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            AmiAction action = new AmiAction();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                action.add(line);
                if (line.isEmpty() && !action.isEmpty()) {
                    actions.run(action);
                    action = new AmiAction();
                }
            }
        } catch (IOException e) {
            // The client went, or was dropped.
        } finally {
            finish();
        }
    }

    void write() {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            for (byte[] message = queue.take(); message.length > 0; message = queue.take()) {
                out.write(message);
                out.flush();
            }
        } catch (IOException e) {
            // The client went, or was dropped.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
