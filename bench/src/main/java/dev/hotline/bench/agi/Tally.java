package dev.hotline.bench.agi;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Counts how sessions ended until all have. Counted on one event loop, awaited from another thread. */
final class Tally {
    private final int sessions;
    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private int ended;

    Tally(int sessions) {
        this.sessions = sessions;
    }

    /** @param wrong what went wrong with a session, null when it ended well */
    void count(@Nullable String wrong) {
        if (wrong != null) {
            all.completeExceptionally(new IllegalStateException("a session failed: " + wrong.strip()));
        }
        if (++ended == sessions) {
            all.complete(null);
        }
    }

    /** @throws IllegalStateException when a session failed, or not all have ended in time */
    void await(Duration patience) {
        await(all, patience);
    }

    /** Waits for this, which may be less than the end of all sessions. */
    void await(CompletableFuture<Void> event, Duration patience) {
        try {
            event.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "after " + patience.toSeconds() + " s " + ended + " of " + sessions + " sessions had ended");
        } catch (ExecutionException e) {
            throw new IllegalStateException(event.exceptionNow().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
