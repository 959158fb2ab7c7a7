package dev.hotline.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every reader of each fact (metrics, live pages): a reader runs on the caller's thread, must not block, and one that fails
 * harms neither the call nor the other readers. Safe from any thread.
 */
public final class CallEvents {
    private static final Logger log = LoggerFactory.getLogger(CallEvents.class);
    private final List<Consumer<CallEvent>> readers = new CopyOnWriteArrayList<>();
    private final List<Consumer<CallRecord>> takers = new CopyOnWriteArrayList<>();

    public void subscribe(Consumer<CallEvent> reader) {
        readers.add(reader);
    }

    /** Also hears of each call in progress that began before this engine, with all that is known of it. */
    public void subscribeTakenUp(Consumer<CallRecord> taker) {
        takers.add(taker);
    }

    public void publish(CallEvent event) {
        tell(readers, event);
    }

    /** A call that an engine before this one served is in progress: facts about it may follow. */
    public void takenUp(CallRecord call) {
        tell(takers, call);
    }

    private static <T> void tell(List<Consumer<T>> readers, T what) {
        for (Consumer<T> reader : readers) {
            try {
                reader.accept(what);
            } catch (RuntimeException e) {
                log.error("a reader failed on {}", what, e);
            }
        }
    }
}
