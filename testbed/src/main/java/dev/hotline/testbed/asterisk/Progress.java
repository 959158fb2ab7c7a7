package dev.hotline.testbed.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells every second what goes on, from a thread of its own, until closed. */
final class Progress implements AutoCloseable {
    private final String what;
    private final Consumer<String> listener;
    private final Instant start = Instant.now();
    private final Thread teller;
    private volatile String now = "";

    Progress(String what, Consumer<String> listener) {
        this.what = what;
        this.listener = listener;
        this.teller = Thread.ofVirtual().start(this::tell);
    }

    /** The latest of what is going on. */
    void now(String line) {
        now = line.strip();
    }

    @Override
    public void close() {
        teller.interrupt();
    }

    private void tell() {
        try {
            while (true) {
                long seconds = Duration.between(start, Instant.now()).toSeconds();
                listener.accept(what + ", " + seconds + " s: " + now);
                Thread.sleep(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            // Closed: there is nothing more to tell.
        }
    }
}
