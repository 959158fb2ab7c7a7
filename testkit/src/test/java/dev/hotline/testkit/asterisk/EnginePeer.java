package dev.hotline.testkit.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A FastAGI server, driven by the test line by line. */
final class EnginePeer implements AutoCloseable {
    private static final int TIMEOUT_MS = 5000;

    private final int port;
    private ServerSocket server;

    EnginePeer() throws IOException {
        server = listen(0);
        port = server.getLocalPort();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(TIMEOUT_MS);
        return socket;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Session accept() throws IOException {
        return new Session(server.accept());
    }

    /** Nobody listens until {@link #restart}. */
    void stop() throws IOException {
        server.close();
    }

    void restart() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One session, its environment read. */
    static final class Session implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final List<String> environment = new ArrayList<>();

        private Session(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(TIMEOUT_MS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = read(); !line.isEmpty(); line = read()) {
                environment.add(line);
            }
        }

        List<String> environment() {
            return environment;
        }

        String environment(String name) {
            String start = "agi_" + name + ": ";
            return environment.stream()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> line.substring(start.length()))
                    .orElseThrow();
        }

        void send(String command) throws IOException {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        }

        String read() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("the session was closed");
            }
            return line;
        }

        String ask(String command) throws IOException {
            send(command);
            return read();
        }

        /** Says that the call is done and closes. */
        void finish() throws IOException {
            ask("SET VARIABLE HOTLINE_DONE 1");
            close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
