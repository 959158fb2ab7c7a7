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

    public void subscribe(Consumer<CallEvent> reader) {
        readers.add(reader);
    }

    public void publish(CallEvent event) {
        for (Consumer<CallEvent> reader : readers) {
            try {
                reader.accept(event);
            } catch (RuntimeException e) {
                log.error("a reader failed on {}", event, e);
            }
        }
    }
}
