package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CaseReason;
import io.vertx.core.Future;
import java.util.List;

/** Promises the caller to call back: said only when it is stored, and not to a caller whose number is not known. */
final class CallbackPromise {
    private final CallSession session;

    CallbackPromise(CallSession session) {
        this.session = session;
    }

    /**
     * True when it is promised; false when there is no number to call, and the caller was told so.
     *
     * @param before what is to be done once it is clear that it can be promised
     */
    Future<Boolean> run(Runnable before) {
        CallEvent.CaseOpened opened = session.caseOpened(CaseReason.PROMISED_CALLBACK);
        if (opened.number() == null) {
            return session.speaker().say(EnginePrompt.CALLBACK_NO_NUMBER).map(false);
        }
        before.run();
        return session.keep(List.of(opened))
                .compose(v -> session.speaker().say(EnginePrompt.CALLBACK_PROMISED))
                .map(true);
    }
}
