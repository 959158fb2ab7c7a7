package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers a waiting caller to call him back: by itself after a while, and whenever he presses a key. Each answer is whether he wants it. */
final class CallbackOffer {
    private static final String OFFER = EnginePrompt.CALLBACK_OFFER.id();
    private static final char CALL_ME_BACK = '1';
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_OFFERS_BY_KEY = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final CallSession session;
    private final ServiceQueue queue;
    private Instant next;
    private @Nullable Instant last;

    /** To a caller who comes to the queue now. */
    CallbackOffer(CallSession session, ServiceQueue queue) {
        this.session = session;
        this.queue = queue;
        next = session.now().plus(queue.offerCallbackAfter());
    }

    /** Whether he has waited so long that it is time to offer it. */
    boolean isDue() {
        return !session.now().isBefore(next);
    }

    /** Who keeps pressing keys is not to hear nothing but the offer. */
    boolean mayBeAskedFor() {
        return last == null || session.now().isAfter(last.plus(BETWEEN_OFFERS_BY_KEY));
    }

    /** Offers it until this has completed: there is an agent for him. */
    Future<Boolean> make(EnginePrompt words, Future<?> enough) {
        noteIt();
        session.speaker().forgetKeys();
        return session.speaker().askUntil(enough, words.id(), ANSWER_WAIT).map(this::isWanted);
    }

    /** Offers it to its end. */
    Future<Boolean> makeWhole(EnginePrompt words) {
        noteIt();
        session.speaker().forgetKeys();
        return session.speaker().ask(List.of(words.id()), ANSWER_WAIT).map(this::isWanted);
    }

    /** He has pressed a key while the music played: 1 asks for the callback at once, any other for the offer. */
    Future<Boolean> byKey(Future<?> enough) {
        return session.speaker().ask(List.of(), AT_ONCE).compose(key -> {
            noteIt();
            return key.equals(Optional.of(CALL_ME_BACK)) ? Future.succeededFuture(isWanted(key)) : afterKey(enough);
        });
    }

    /** A second key that is pressed in impatience while he hears the offer is no answer to it. */
    private Future<Boolean> afterKey(Future<?> enough) {
        return session.speaker()
                .sayUntil(enough, List.of(OFFER))
                .onSuccess(v -> session.speaker().forgetKeys())
                .compose(v -> enough.isComplete()
                        ? Future.succeededFuture(Optional.<Character>empty())
                        : session.speaker().ask(List.of(), ANSWER_WAIT))
                .map(this::isWanted);
    }

    private void noteIt() {
        last = session.now();
        session.note(new CallEvent.CallbackOffered(session.id(), last));
        next = last.plus(queue.offerCallbackAfter());
    }

    private boolean isWanted(Optional<Character> key) {
        key.ifPresent(pressed -> session.note(new CallEvent.KeyPressed(session.id(), session.now(), OFFER, pressed)));
        return key.equals(Optional.of(CALL_ME_BACK));
    }
}
