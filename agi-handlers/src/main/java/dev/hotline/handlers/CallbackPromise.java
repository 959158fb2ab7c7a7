package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.core.CaseReason;
import dev.hotline.handlers.CallbackNumber.Answer;
import io.vertx.core.Future;
import java.util.List;

/**
 * Promises the caller to call back: said only when it is stored, and not before he has confirmed the number. Who accepted and hangs up
 * before that is called at his own.
 */
final class CallbackPromise {
    private final CallSession session;

    CallbackPromise(CallSession session) {
        this.session = session;
    }

    /** He wants to be called back: at which number? */
    Future<Answer> accepted() {
        CallbackNumber number = new CallbackNumber(session);
        return number.ask()
                .recover(e -> e instanceof CallerGone && number.own().isPresent()
                        ? keep(number.own().get()).compose(v -> Future.failedFuture(e))
                        : Future.failedFuture(e));
    }

    /** Stores the promise and says it. */
    Future<Void> make(String number) {
        return keep(number).compose(v -> session.speaker().say(EnginePrompt.CALLBACK_PROMISED));
    }

    private Future<Void> keep(String number) {
        return session.keep(List.of(session.caseOpened(CaseReason.PROMISED_CALLBACK, number)));
    }
}
