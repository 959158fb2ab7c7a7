package dev.hotline.handlers;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.core.CallEvent;
import dev.hotline.core.SurveyState;
import dev.hotline.handlers.CallbackNumber.Answer;
import io.vertx.core.Future;

/** Offers the caller to be called back: key 1 takes it. */
final class OfferStep {
    private static final char YES = '1';

    private final CallSession session;
    private final Action.OfferCallback offer;

    OfferStep(CallSession session, Action.OfferCallback offer) {
        this.session = session;
        this.offer = offer;
    }

    /** @param again whether an engine before this one was here */
    Future<Decision> run(boolean again) {
        if (again && session.record().caseId() != null && session.record().survey() == SurveyState.NONE) {
            return Future.succeededFuture(new Decision(Exit.PROMISED, "a callback was promised"));
        }
        session.note(new CallEvent.CallbackOffered(session.id(), session.now()));
        session.speaker().forgetKeys();
        return session.speaker().ask(offer.prompts(), offer.keyWait()).compose(key -> {
            key.ifPresent(pressed ->
                    session.note(new CallEvent.KeyPressed(session.id(), session.now(), "callback-offer", pressed)));
            if (key.isEmpty()) {
                return Future.succeededFuture(new Decision(Exit.NOTHING, "pressed nothing"));
            }
            return key.get() == YES
                    ? promise()
                    : Future.succeededFuture(new Decision(Exit.DECLINED, "pressed " + key.get()));
        });
    }

    private Future<Decision> promise() {
        CallbackPromise promise = new CallbackPromise(session);
        return promise.accepted().compose(answer -> switch (answer) {
            case Answer.Confirmed confirmed ->
                promise.make(confirmed.number()).map(new Decision(Exit.PROMISED, "a callback was promised"));
            case Answer.Silent silent -> Future.succeededFuture(new Decision(Exit.NOTHING, "confirmed no number"));
            case Answer.None none -> Future.succeededFuture(new Decision(Exit.NO_NUMBER, "there is no number to call"));
        });
    }
}
