package dev.hotline.testkit.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The manager port with its clients. Any thread. */
final class AmiServer implements AutoCloseable {
    private final Exchange exchange;
    private final Set<AmiConnection> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile ServerSocket server;
    private volatile Thread accepting;
    private volatile boolean refuseLogins;

    AmiServer(Exchange exchange) {
        this.exchange = exchange;
        server = listen(exchange.options().amiPort());
        port = server.getLocalPort();
        accepting = accepting();
    }

    int port() {
        return port;
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("AMI port " + port + " of the simulated Asterisk: " + e.getMessage(), e);
        }
    }

    private Thread accepting() {
        ServerSocket open = server;
        return Thread.ofVirtual().name("simulated-ami").start(() -> accept(open));
    }

    private void accept(ServerSocket open) {
        try {
            while (!open.isClosed()) {
                serve(open.accept());
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        AmiConnection connection = new AmiConnection(exchange, socket, refuseLogins);
        connections.add(connection);
        exchange.world().start(connection::write);
        exchange.world().start(() -> {
            connection.read();
            exchange.events().remove(connection);
            connections.remove(connection);
        });
    }

    void refuseLogins(boolean refuse) {
        refuseLogins = refuse;
    }

    /** While it refuses, nobody listens on the port. */
    void refuse(boolean refuse) throws IOException {
        if (refuse) {
            stopListening();
        } else if (server.isClosed()) {
            server = listen(port);
            accepting = accepting();
        }
    }

    /** The port is free afterwards: it is given back only when the thread that accepts has seen the end of it. */
    private void stopListening() throws IOException {
        server.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void drop() {
        connections.forEach(AmiConnection::close);
    }

    @Override
    public void close() {
        try {
            stopListening();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
    }
}
