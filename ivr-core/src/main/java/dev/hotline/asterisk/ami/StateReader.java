package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the state of phones and channels, one reading at a time. To be used on the link's context only. */
final class StateReader {
    private @Nullable Snapshot reading;

    boolean isReading() {
        return reading != null;
    }

    /**
     * Keeps what happens from now on.
     *
     * @param calls unique ids of the channels for which a FastAGI session is open now
     */
    void begin(Set<String> calls) {
        reading = new Snapshot(calls);
    }

    /** Asks for the state. What happens until the answer is whole belongs to it. */
    Future<Snapshot> read(AmiConnection connection) {
        Snapshot snapshot = Objects.requireNonNull(reading, "begin() comes first");
        return connection
                .list(AmiList.DEVICES, snapshot::item)
                .compose(v -> connection.list(AmiList.CHANNELS, snapshot::item))
                .map(snapshot)
                .onComplete(done -> end());
    }

    /** Keeps nothing any more. */
    void end() {
        reading = null;
    }

    /** Takes an event; how many of them the snapshot keeps now. */
    int event(AmiMessage message) {
        if (reading == null) {
            return 0;
        }
        reading.event(message);
        return reading.meanwhile().size();
    }
}
