package dev.hotline.asterisk.ami;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asterisk's manager interface as bytes. Blocking; a read or an accept that takes 5 s fails. */
final class ManagerEnd implements Closeable {
    private final ServerSocket server;

    ManagerEnd() throws IOException {
        this(0);
    }

    ManagerEnd(int port) throws IOException {
        this(new ServerSocket(port, 10, InetAddress.getLoopbackAddress()));
    }

    ManagerEnd(ServerSocket server) throws IOException {
        this.server = server;
        server.setSoTimeout(5000);
    }

    int port() {
        return server.getLocalPort();
    }

    Link accept() throws IOException {
        return new Link(server.accept());
    }

    /** Accepts a link and brings it up with these list items as its state. */
    Link acceptAndBringUp(String devices, String channels) throws IOException {
        return accept().login().version().state(devices, channels).ping();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection. */
    static final class Link implements Closeable {
        private final Socket socket;
        private final BufferedReader in;

        private Link(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(5000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        }

        /** Sends text whose lines end in LF as lines that end in CR LF. */
        Link send(String text) throws IOException {
            socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(UTF_8));
            return this;
        }

        /** The next action, which must be this one. Of several variables the last is kept. */
        Map<String, String> action(String name) throws IOException {
            Map<String, String> action = new LinkedHashMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(": ");
                action.put(line.substring(0, colon), line.substring(colon + 2));
            }
            assertThat(action).containsEntry("Action", name);
            return action;
        }

        private String line() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new EOFException("the engine has closed the link");
            }
            return line;
        }

        Link reply(Map<String, String> action, String text) throws IOException {
            return send("Response: Success\nActionID: " + action.get("ActionID") + "\n" + text + "\n");
        }

        Link error(Map<String, String> action, String message) throws IOException {
            return send("Response: Error\nActionID: " + action.get("ActionID") + "\nMessage: " + message + "\n\n");
        }

        Link greet() throws IOException {
            return send("Asterisk Call Manager/11.0.0\n");
        }

        Link challenge() throws IOException {
            greet();
            return reply(action("Challenge"), "Challenge: 937097043\n");
        }

        Link login() throws IOException {
            challenge();
            return reply(action("Login"), "Message: Authentication accepted\n")
                    .send("Event: FullyBooted\nPrivilege: system,all\nStatus: Fully Booted\n\n");
        }

        Link version() throws IOException {
            return reply(action("CoreSettings"), "AsteriskVersion: 22.10.1\n");
        }

        Link ping() throws IOException {
            return reply(action("Ping"), "Ping: Pong\n");
        }

        Link state(String devices, String channels) throws IOException {
            return list("DeviceStateList", devices).list("CoreShowChannels", channels);
        }

        /** Answers this list action with these items. */
        Link list(String name, String items) throws IOException {
            return list(action(name), items);
        }

        Link list(Map<String, String> action, String items) throws IOException {
            String id = "\nActionID: " + action.get("ActionID") + "\n";
            int count = items.isEmpty() ? 0 : items.split("\n\n", -1).length - 1;
            return reply(action, "EventList: start\n")
                    .send(items.replaceAll("(Event: \\w+)\n", "$1" + id))
                    .send("Event: " + action.get("Action") + "Complete" + id + "EventList: Complete\nListItems: "
                            + count + "\n\n");
        }

        void awaitEnd() throws IOException {
            while (in.readLine() != null) {
                // what is still on the way
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
