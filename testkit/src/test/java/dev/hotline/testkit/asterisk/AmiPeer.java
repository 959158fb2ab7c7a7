package dev.hotline.testkit.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** An AMI client, driven by the test; a thread gathers what comes. */
final class AmiPeer implements AutoCloseable {
    private final Socket socket;
    private final String greeting;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** One message, line by line. */
    record Message(List<String> lines) {
        String get(String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .findFirst()
                    .map(line -> line.substring(name.length() + 2))
                    .orElse("");
        }

        boolean isEvent(String name) {
            return get("Event").equals(name);
        }

        /** The names of its headers, in order. */
        List<String> names() {
            return lines.stream()
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList();
        }
    }

    AmiPeer(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        greeting = String.valueOf(in.readLine());
        Thread.startVirtualThread(() -> gather(in));
    }

    static AmiPeer loggedIn(SimulatedAsterisk asterisk) throws IOException {
        AmiPeer peer = new AmiPeer(asterisk.amiPort());
        peer.login("hotline", "secret");
        peer.awaitEvent("FullyBooted");
        return peer;
    }

    private void gather(BufferedReader in) {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    messages.add(new Message(List.copyOf(lines)));
                    lines.clear();
                } else {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // Closed.
        }
        closed = true;
    }

    String greeting() {
        return greeting;
    }

    void login(String username, String secret) throws IOException {
        send("Action: Login", "Username: " + username, "Secret: " + secret);
    }

    void send(String... lines) throws IOException {
        String text = String.join("\r\n", lines) + "\r\n\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    List<Message> messages() {
        return messages;
    }

    Message awaitEvent(String name) {
        return await(message -> message.isEvent(name));
    }

    Message awaitEvent(String name, String header, String value) {
        return await(message -> message.isEvent(name) && message.get(header).equals(value));
    }

    Message awaitResponse(String actionId) {
        return await(message -> !message.get("Response").isEmpty()
                && message.get("ActionID").equals(actionId)
                && message.get("Event").isEmpty());
    }

    Message await(Predicate<Message> wanted) {
        return Awaiting.find(() -> messages.stream().filter(wanted).findFirst());
    }

    void awaitClosed() {
        Awaiting.until(() -> closed);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
