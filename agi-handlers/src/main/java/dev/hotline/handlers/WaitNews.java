package dev.hotline.handlers;

import dev.hotline.config.Customer;
import dev.hotline.config.EnginePrompt;
import dev.hotline.core.CallEvent;
import dev.hotline.core.Refusal;
import dev.hotline.core.WaitPromise;
import dev.hotline.core.WaitRange;
import dev.hotline.handlers.speech.Said;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Place;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells a waiting caller where he stands: his place, how long it will take, and that it takes longer than he was told. What he is told is cut
 * short once it is enough: there is an agent for him.
 */
final class WaitNews {
    /** A range that changes is not said more often. */
    private static final Duration BETWEEN_RANGES = Duration.ofMinutes(1);

    private final CallSession session;
    private final AcdService acd;
    private @Nullable Refusal noted;
    private @Nullable WaitRange range;
    private Instant rangeAt = Instant.MIN;
    private boolean apologized;

    WaitNews(CallSession session, AcdService acd) {
        this.session = session;
        this.acd = acd;
    }

    /** Notes why the caller waits, when it is another reason than before, or he has another rank. */
    void waits(Place place) {
        place.why()
                .filter(why -> noted == null
                        || why.ring() != noted.ring()
                        || !Objects.equals(why.onlyFor(), noted.onlyFor())
                        || !why.headStart().equals(noted.headStart()))
                .ifPresent(why -> {
                    noted = why;
                    session.note(new CallEvent.Waits(session.id(), session.now(), why));
                });
    }

    /** That all are busy; who waits for his own engineer alone hears that. */
    Future<Void> whyHeWaits(Place place, Future<?> enough) {
        String onlyFor = place.why().map(Refusal::onlyFor).orElse(null);
        String own = session.customer().flatMap(Customer::dedicatedAgent).orElse(null);
        return session.speaker()
                .sayUntil(
                        enough,
                        onlyFor != null && onlyFor.equals(own) ? EnginePrompt.DEDICATED_BUSY : EnginePrompt.ALL_BUSY);
    }

    /**
     * His position, and how long he will wait when he has not heard that yet; nothing when he does not wait any more.
     *
     * @param agent the one for him: only that cuts short how long it will take, for it is a promise
     */
    Future<Void> say(Place place, Future<?> enough, Future<?> agent) {
        if (place.position() == 0 || enough.isComplete()) {
            return Future.succeededFuture();
        }
        session.note(new CallEvent.PositionSaid(session.id(), session.now(), place.position()));
        return session.speaker()
                .sayUntil(enough, new Said.Position(place.position()))
                .compose(v -> enough.isComplete() ? Future.succeededFuture() : sayRange(place, agent));
    }

    private Future<Void> sayRange(Place place, Future<?> agent) {
        WaitRange minutes = place.estimate()
                .filter(any -> !place.promiseBroken())
                .map(WaitRange::inMinutes)
                .orElse(null);
        if (minutes == null || minutes.equals(range) || session.now().isBefore(rangeAt.plus(BETWEEN_RANGES))) {
            return Future.succeededFuture();
        }
        range = minutes;
        rangeAt = session.now();
        session.note(new CallEvent.Promised(session.id(), rangeAt, minutes));
        acd.promised(session.id(), new WaitPromise(rangeAt, minutes));
        return session.speaker().sayUntil(agent, new Said.Wait(minutes.from(), minutes.to()));
    }

    /** Whether he waits for longer than he was told, and has not been told so. */
    boolean owesAnApology(Place place) {
        return place.promiseBroken() && !apologized;
    }

    Future<Void> apologize(Future<?> enough) {
        apologized = true;
        return session.speaker().sayUntil(enough, EnginePrompt.WAIT_LONGER);
    }
}
