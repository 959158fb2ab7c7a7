package dev.hotline.handlers;

import dev.hotline.config.Calendar;
import dev.hotline.config.Opening;
import dev.hotline.config.ServiceQueue;
import dev.hotline.routing.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the queue closes for one caller who waits in it, and what he was told of that. */
final class ClosingTime {
    private final CallSession session;
    private final Optional<Calendar> hours;
    private final boolean isClosed;
    /** When it closes, once that was asked for: most callers never wait for so long that it matters. */
    private @Nullable Instant at;

    private boolean isKnown;

    private boolean foretold;
    private boolean told;

    /** Of a caller who comes to the queue now. */
    ClosingTime(CallSession session, ServiceQueue queue) {
        this.session = session;
        hours = queue.hours().map(session.config()::calendar);
        isClosed = hours.filter(open -> open.at(session.now(), zone()) != Opening.OPEN)
                .isPresent();
        told = isClosed;
    }

    /** Whether the queue was closed when he came. */
    boolean isClosed() {
        return isClosed;
    }

    /** When the next thing is to be told of it; empty when nothing is. */
    Optional<Instant> next() {
        return told ? Optional.empty() : at();
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
                                at().filter(closing -> !now.plus(wait.from()).isBefore(closing)))
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

    private Optional<Instant> at() {
        if (!isKnown) {
            at = hours.flatMap(open -> open.nextClosing(session.now(), zone())).orElse(null);
            isKnown = true;
        }
        return Optional.ofNullable(at);
    }

    private ZoneId zone() {
        return session.config().site().timeZone();
    }
}
