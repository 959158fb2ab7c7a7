package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.PhoneNumbers;
import dev.hotline.core.CallEvent;
import dev.hotline.handlers.speech.Said;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks at which number the caller is to be called back: he hears his own and confirms it, or keys another one, which must be one of the
 * site's country.
 */
final class CallbackNumber {
    private static final char YES = '1';
    private static final char END = '#';
    private static final int LONGEST = 20;
    private static final int TIMES = 2;
    private static final Duration KEY_WAIT = Duration.ofSeconds(5);

    /** What came of it. */
    sealed interface Answer {
        /** @param number in E.164 */
        record Confirmed(String number) implements Answer {}

        /** He heard the number and pressed nothing. */
        record Silent() implements Answer {}

        /** There is none, and he was told so. */
        record None() implements Answer {}
    }

    private final CallSession session;
    private final String country;
    private int keyed;

    CallbackNumber(CallSession session) {
        this.session = session;
        country = session.config().site().country();
    }

    /** The number that he calls from, when it can be called. */
    Optional<String> own() {
        return Optional.ofNullable(session.record().ani()).flatMap(ani -> PhoneNumbers.e164(ani, country));
    }

    Future<Answer> ask() {
        session.speaker().forgetKeys();
        Optional<String> own = own();
        return own.isPresent() ? confirm(own.get(), 1) : keyAnother();
    }

    /** What he presses before he has heard the number confirms nothing. */
    private Future<Answer> confirm(String number, int time) {
        return session.speaker()
                .say(EnginePrompt.CALLBACK_NUMBER)
                .compose(v -> session.speaker().say(new Said.Digits(PhoneNumbers.asDialled(number, country))))
                .onSuccess(v -> session.speaker().forgetKeys())
                .compose(v -> session.speaker().ask(List.of(EnginePrompt.CALLBACK_CONFIRM.id()), KEY_WAIT))
                .compose(key -> {
                    key.ifPresent(this::note);
                    return key.isEmpty() ? notConfirmed(number, time) : confirmed(number, key.get());
                });
    }

    private Future<Answer> notConfirmed(String number, int time) {
        return time < TIMES ? confirm(number, time + 1) : Future.succeededFuture(new Answer.Silent());
    }

    private Future<Answer> confirmed(String number, char key) {
        return key == YES ? Future.succeededFuture(new Answer.Confirmed(number)) : keyAnother();
    }

    private Future<Answer> keyAnother() {
        keyed++;
        return new KeyedDigits(session.speaker(), LONGEST, END, KEY_WAIT)
                .ask(List.of(EnginePrompt.CALLBACK_KEY_NUMBER.id()))
                .compose(digits -> {
                    digits.chars().forEach(key -> note((char) key));
                    Optional<String> number = PhoneNumbers.domestic(digits, country);
                    return number.isPresent() ? confirm(number.get(), 1) : notANumber();
                });
    }

    private Future<Answer> notANumber() {
        session.speaker().forgetKeys();
        return keyed < TIMES
                ? session.speaker().say(EnginePrompt.WRONG_NUMBER).compose(v -> keyAnother())
                : session.speaker().say(EnginePrompt.CALLBACK_NO_NUMBER).map(new Answer.None());
    }

    private void note(char key) {
        session.note(new CallEvent.KeyPressed(session.id(), session.now(), EnginePrompt.CALLBACK_CONFIRM.id(), key));
    }
}
