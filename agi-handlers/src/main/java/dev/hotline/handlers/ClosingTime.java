package dev.hotline.handlers;

import dev.hotline.config.Opening;
import dev.hotline.config.ServiceQueue;
import dev.hotline.routing.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When the queue closes for one caller who waits in it, and what he was told of that. */
final class ClosingTime {
    private final Optional<Instant> at;
    private final boolean isClosed;
    private boolean foretold;
    private boolean told;

    /** Of a caller who comes to the queue now. */
    ClosingTime(CallSession session, ServiceQueue queue) {
        Instant now = session.now();
        ZoneId zone = session.config().site().timeZone();
        at = queue.hours().map(session.config()::calendar).flatMap(hours -> hours.nextClosing(now, zone));
        isClosed = queue.hours()
                .map(session.config()::calendar)
                .filter(hours -> hours.at(now, zone) != Opening.OPEN)
                .isPresent();
        told = isClosed;
    }

    /** Whether the queue was closed when he came. */
    boolean isClosed() {
        return isClosed;
    }

    /** When the next thing is to be told of it; empty when nothing is. */
    Optional<Instant> next() {
        return told ? Optional.empty() : at;
    }

    /** Whether the queue has closed while he waited, and he was not told so. */
    boolean hasCome(Instant now) {
        return next().filter(closing -> !now.isBefore(closing)).isPresent();
    }

    /** Whether the queue closes before an agent can be there for him, and he was not told so. */
    boolean comesBefore(Place place, Instant now) {
        return !foretold
                && place.estimate()
                        .flatMap(wait ->
                                at.filter(closing -> !now.plus(wait.from()).isBefore(closing)))
                        .isPresent();
    }

    /** Whether he was told that it may come before his turn does. */
    boolean isForetold() {
        return foretold;
    }

    /** He is told that it may come, or has come, before his turn does. */
    void foretell() {
        foretold = true;
    }

    /** He is told that it has come. */
    void tell() {
        told = true;
        foretold = true;
    }
}
