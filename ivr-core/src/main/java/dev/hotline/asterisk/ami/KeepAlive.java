package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiAction;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Pings a connection, measures how long the answer takes, and closes the connection when none comes. To be used on the link's context only. */
final class KeepAlive {
    private final Vertx vertx;
    private final AmiConnection connection;
    private final Meter meter;
    private final long timer;

    KeepAlive(Vertx vertx, AmiConnection connection, Duration every, Meter meter) {
        this.vertx = vertx;
        this.connection = connection;
        this.meter = meter;
        timer = vertx.setPeriodic(0, every.toMillis(), id -> ping());
    }

    private void ping() {
        long sent = System.nanoTime();
        connection
                .send(new AmiAction("Ping"))
                .onSuccess(pong -> meter.roundTrip(Duration.ofNanos(System.nanoTime() - sent)))
                .onFailure(e -> connection.close(String.valueOf(e.getMessage())));
    }

    void stop() {
        vertx.cancelTimer(timer);
        meter.roundTrip(null);
    }
}
