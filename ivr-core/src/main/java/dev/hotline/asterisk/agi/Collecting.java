package dev.hotline.asterisk.agi;

import io.vertx.core.Future;
import java.time.Duration;

/** Collects keys one by one, until {@code #}, as many as there may be, or none comes in time. On the session's context. */
final class Collecting {
    private static final char END = '#';

    private final AgiCall call;
    private final Duration wait;
    private final int min;
    private final int max;
    private final StringBuilder keys = new StringBuilder();

    Collecting(AgiCall call, Duration wait, int min, int max) {
        this.call = call;
        this.wait = wait;
        this.min = min;
        this.max = max;
    }

    Future<Collected> afterPrompt(Played prompt) {
        return switch (prompt) {
            case Played.Whole whole -> next();
            case Played.Cut cut -> next();
            case Pressed first -> pressed(first.key());
            case HungUp gone -> Future.succeededFuture(gone);
            case NotFound missing -> Future.succeededFuture(missing);
            case Failed failed -> Future.succeededFuture(failed);
        };
    }

    private Future<Collected> next() {
        return call.key(wait).compose(asked -> switch (asked) {
            case Pressed pressed -> pressed(pressed.key());
            case TimedOut late -> Future.succeededFuture(keys.isEmpty() ? late : result());
            case HungUp gone -> Future.succeededFuture(gone);
            case Failed failed -> Future.succeededFuture(failed);
        });
    }

    private Future<Collected> pressed(char key) {
        if (key != END) {
            keys.append(key);
        }
        return key == END || keys.length() == max ? Future.succeededFuture(result()) : next();
    }

    private Collected result() {
        return keys.length() < min ? new Collected.TooFew(keys.toString()) : new Collected.Keys(keys.toString());
    }
}
