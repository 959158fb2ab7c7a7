package dev.hotline.asterisk.agi;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sessions on one event loop, which share a Vert.x context and one clock for their time limits: a timer for each command would cost more than
 * the command. To be used on the event loop only.
 */
final class AgiLoop {
    /** How late a time limit may be noticed. */
    private static final long TICK_MS = 100;

    private final EventLoop loop;
    private final ContextInternal context;
    private final Set<AgiConnection> connections = new HashSet<>();
    private @Nullable Future<?> ticks;

    AgiLoop(EventLoop loop, ContextInternal context) {
        this.loop = loop;
        this.context = context;
    }

    ContextInternal context() {
        return context;
    }

    void add(AgiConnection connection) {
        connections.add(connection);
        if (ticks == null) {
            ticks = loop.scheduleAtFixedRate(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        }
    }

    void remove(AgiConnection connection) {
        connections.remove(connection);
    }

    /** Closes all connections. */
    void close(AgiEnd why) {
        List.copyOf(connections).forEach(connection -> connection.close(why));
    }

    private void tick() {
        long now = System.nanoTime();
        List<AgiConnection> due = new ArrayList<>();
        for (AgiConnection connection : connections) {
            if (connection.isDue(now)) {
                due.add(connection);
            }
        }
        due.forEach(AgiConnection::timeIsUp);
        if (connections.isEmpty() && ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
    }
}
