package dev.hotline.testkit.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Asterisk's side of one FastAGI session, run by the channel's dialplan thread: environment, then commands until the engine closes.
 * A hang-up is told by a line of its own, also while no command runs; the session still lasts until the engine closes.
 */
final class AgiSession {
    private static final int CONNECT_MS = 2000;

    /** What the dialplan finds in AGISTATUS. */
    enum Status {
        SUCCESS,
        FAILURE,
        HANGUP
    }

    private final Exchange exchange;
    private final World world;
    private final Channel channel;
    private final String script;
    private final AgiCommands commands;
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean closedByEngine;

    /** @param script the name in the URL, such as {@code hotline} */
    AgiSession(Exchange exchange, Channel channel, String script) {
        this.exchange = exchange;
        this.channel = channel;
        this.script = script + "?node=" + exchange.options().node();
        world = exchange.world();
        commands = new AgiCommands(exchange, channel, () -> !lines.isEmpty());
    }

    Status run() {
        InetSocketAddress engine = exchange.options().agi().get();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(engine.getHostString(), engine.getPort()), CONNECT_MS);
            socket.setTcpNoDelay(true);
            talk(socket, AgiEnvironment.of(channel, engine, script));
            return channel.isHungUp() ? Status.HANGUP : Status.SUCCESS;
        } catch (IOException e) {
            return Status.FAILURE;
        }
    }

    /** A connection that breaks is one that the engine closed. */
    private void talk(Socket socket, String environment) throws IOException {
        world.start(() -> read(socket));
        OutputStream out = socket.getOutputStream();
        try {
            write(out, environment);
            serve(out);
        } catch (IOException e) {
            world.run(() -> closedByEngine = true);
        }
    }

    private void serve(OutputStream out) throws IOException {
        boolean told = false;
        while (awaitNext(told)) {
            if (channel.isHungUp() && !told) {
                told = true;
                write(out, "HANGUP\n");
                continue;
            }
            String line = world.find(lines::poll);
            if (line == null) {
                return;
            }
            Optional<String> answer = commands.answer(line);
            if (answer.isPresent()) {
                write(out, answer.get() + "\n");
            }
        }
    }

    private boolean awaitNext(boolean told) {
        return world.await(world.never(), () -> !lines.isEmpty() || closedByEngine || (channel.isHungUp() && !told));
    }

    private void read(Socket socket) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line;
                world.run(() -> lines.add(command));
            }
        } catch (IOException e) {
            // As good as closed.
        } finally {
            world.run(() -> closedByEngine = true);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
