package dev.hotline.testbed.sip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine that for each session sends the commands of the next script and then drops the connection. */
final class FakeEngine implements AutoCloseable {
    final List<String> environment = new CopyOnWriteArrayList<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final List<List<String>> scripts;
    private final ServerSocket server;
    private final Thread accepting;
    private volatile Socket served = new Socket();

    FakeEngine(int port, List<List<String>> scripts) {
        this.scripts = scripts;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofVirtual().start(this::accept);
    }

    /** The port is free for another one afterwards: a port that a thread accepts at is given back only when that thread has seen the end of it. */
    @Override
    public void close() {
        try {
            server.close();
            served.close();
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                served = socket;
                if (!server.isClosed()) {
                    serve(socket);
                }
            } catch (IOException e) {
                // Closed, or the call went away.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            environment.add(line);
            if (line.startsWith("agi_request:")) {
                requests.add(line);
            }
        }
        for (String command : scripts.get(Math.min(sessions.getAndIncrement(), scripts.size() - 1))) {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            if (in.readLine() == null) {
                return;
            }
        }
    }
}
