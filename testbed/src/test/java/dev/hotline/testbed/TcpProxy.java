package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port of the loopback that leads to another one, and can be cut: a network between two programs. Safe from any thread. */
final class TcpProxy implements AutoCloseable {
    enum State {
        OPEN,
        /** Every connection is closed, and each new one at once. */
        CUT,
        /** Nothing comes through and nothing is closed, as in a network that loses every packet. */
        SILENT
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new ArrayList<>();
    private State state = State.OPEN;
    private volatile int target;

    TcpProxy() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Lies from now on between the engine of this configuration and its Asterisk's manager interface. */
    void leadToAmi(ConfigTree config) {
        Matcher ami = Pattern.compile("ami: \"127\\.0\\.0\\.1:(\\d+)\"").matcher(config.read("site.yaml"));
        assertThat(ami.find()).isTrue();
        target = Integer.parseInt(ami.group(1));
        config.set("site.yaml", "ami", "\"127.0.0.1:" + server.getLocalPort() + "\"");
    }

    synchronized void become(State next) {
        state = next;
        if (next == State.CUT) {
            sockets.forEach(TcpProxy::close);
            sockets.clear();
        }
        notifyAll();
    }

    @Override
    public void close() {
        become(State.CUT);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        Socket far = new Socket();
        try {
            if (admit(client, far)) {
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                Thread.ofVirtual().start(() -> carry(far, client));
                carry(client, far);
            }
        } catch (IOException away) {
            // The client learns it by the end of its connection.
        } finally {
            close(client);
            close(far);
        }
    }

    private synchronized boolean admit(Socket client, Socket far) {
        awaitPassage();
        if (state == State.CUT) {
            return false;
        }
        sockets.removeIf(Socket::isClosed);
        sockets.add(client);
        sockets.add(far);
        return true;
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                awaitPassage();
                to.getOutputStream().write(bytes, 0, count);
            }
            awaitPassage();
        } catch (IOException over) {
            // Either end closed it, or it was cut.
        }
    }

    private synchronized void awaitPassage() {
        try {
            while (state == State.SILENT) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
