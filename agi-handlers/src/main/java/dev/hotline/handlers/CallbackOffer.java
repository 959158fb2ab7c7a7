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

/**
 * Offers a waiting caller to call him back: by itself after a while, and whenever he presses a key. He need not wait for the offer, nor answer
 * while it is said: 1 means the same all the time that he waits.
 */
final class CallbackOffer {
    private static final String OFFER = EnginePrompt.CALLBACK_OFFER.id();
    private static final char CALL_ME_BACK = '1';
    private static final char KEEP_WAITING = '2';
    private static final String ANSWERS = "" + CALL_ME_BACK + KEEP_WAITING;
    private static final Duration BETWEEN_OFFERS_BY_KEY = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final CallSession session;
    private final ServiceQueue queue;
    private Instant next;
    private @Nullable Instant last;

    /** What he says to it. */
    enum Answer {
        YES,
        NO,
        /** He may still say yes while he waits. */
        NONE
    }

    /** What a key means that he presses unasked. */
    enum Wish {
        TO_BE_CALLED_BACK,
        TO_HEAR_THE_OFFER,
        /** He has heard the offer a moment ago. */
        NOTHING
    }

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

    /** Whether every key that he presses means something: who keeps pressing keys is not to hear nothing but the offer. */
    boolean mayBeAskedFor() {
        return last == null || session.now().isAfter(last.plus(BETWEEN_OFFERS_BY_KEY));
    }

    /** Offers it until this has completed: there is an agent for him. */
    Future<Answer> make(EnginePrompt words, Future<?> enough) {
        noteIt();
        return session.speaker().sayUntil(enough, words, ANSWERS).map(this::answer);
    }

    /** Offers it to its end. */
    Future<Answer> makeWhole(EnginePrompt words) {
        noteIt();
        return session.speaker().sayUntilKey(words, ANSWERS).map(this::answer);
    }

    private Answer answer(Optional<Character> key) {
        key.ifPresent(this::note);
        return key.map(pressed -> pressed == CALL_ME_BACK ? Answer.YES : Answer.NO)
                .orElse(Answer.NONE);
    }

    /** He has pressed a key: what does he want? */
    Future<Wish> unasked() {
        return session.speaker().ask(List.of(), AT_ONCE).map(this::wish);
    }

    private Wish wish(Optional<Character> key) {
        if (key.equals(Optional.of(CALL_ME_BACK))) {
            noteIt();
            note(CALL_ME_BACK);
            return Wish.TO_BE_CALLED_BACK;
        }
        return key.isPresent() && mayBeAskedFor() ? Wish.TO_HEAR_THE_OFFER : Wish.NOTHING;
    }

    private void noteIt() {
        last = session.now();
        session.note(new CallEvent.CallbackOffered(session.id(), last));
        next = last.plus(queue.offerCallbackAfter());
    }

    private void note(char key) {
        session.note(new CallEvent.KeyPressed(session.id(), session.now(), OFFER, key));
    }
}
