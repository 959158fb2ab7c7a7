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
    private volatile boolean refuseLogins;

    AmiServer(Exchange exchange) {
        this.exchange = exchange;
        server = listen(exchange.options().amiPort());
        port = server.getLocalPort();
        accepting();
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

    private void accepting() {
        ServerSocket open = server;
        exchange.world().start(() -> accept(open));
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
            server.close();
        } else if (server.isClosed()) {
            server = listen(port);
            accepting();
        }
    }

    void drop() {
        connections.forEach(AmiConnection::close);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
    }
}
