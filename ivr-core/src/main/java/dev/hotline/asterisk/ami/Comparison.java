package dev.hotline.asterisk.ami;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads the state from time to time while a connection is up, and soon when there is a reason. To be used on the link's context only. */
final class Comparison {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final AmiConnection connection;
    private final StateReader reader;
    private final Supplier<Set<String>> calls;
    private final Consumer<Snapshot> read;
    private final long periodic;
    private long soon = -1;

    /** @param read is given what was read */
    Comparison(
            Vertx vertx,
            AmiConnection connection,
            StateReader reader,
            Duration every,
            Supplier<Set<String>> calls,
            Consumer<Snapshot> read) {
        this.vertx = vertx;
        this.connection = connection;
        this.reader = reader;
        this.calls = calls;
        this.read = read;
        periodic = vertx.setPeriodic(every.toMillis(), id -> look());
    }

    /** There is a reason to look in a second. */
    void soon() {
        if (soon < 0) {
            soon = vertx.setTimer(SOON.toMillis(), id -> {
                soon = -1;
                look();
            });
        }
    }

    void stop() {
        vertx.cancelTimer(periodic);
        vertx.cancelTimer(soon);
    }

    private void look() {
        if (reader.isReading()) {
            soon();
            return;
        }
        reader.begin(calls.get());
        reader.read(connection)
                .onSuccess(read::accept)
                .onFailure(e -> connection.close(String.valueOf(e.getMessage())));
    }
}
