package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.core.CallEvent;
import dev.hotline.handlers.speech.Said;
import dev.hotline.handlers.speech.Speech;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Collects a number of several digits, and reads it back when it is to be confirmed. */
final class CollectStep {
    private static final char RIGHT = '1';

    private final CallSession session;
    private final String step;
    private final Action.Collect collect;

    CollectStep(CallSession session, String step, Action.Collect collect) {
        this.session = session;
        this.step = step;
        this.collect = collect;
    }

    /** @param intro said before the question the first time */
    Future<Decision> run(List<String> intro) {
        return tryOnce(intro, 1);
    }

    private Future<Decision> tryOnce(List<String> intro, int time) {
        List<String> prompts = new ArrayList<>(intro);
        prompts.addAll(collect.prompts());
        return new KeyedDigits(session.speaker(), collect.max(), collect.end(), collect.keyWait())
                .ask(prompts)
                .compose(digits -> taken(digits, time));
    }

    private Future<Decision> taken(String digits, int time) {
        boolean valid = digits.length() >= collect.min() && digits.chars().allMatch(Character::isDigit);
        digits.chars()
                .forEach(key -> session.note(new CallEvent.KeyPressed(session.id(), session.now(), step, (char) key)));
        if (valid) {
            return collect.confirm() ? confirm(digits, time) : Future.succeededFuture(accepted(digits));
        }
        EnginePrompt why = digits.isEmpty() ? EnginePrompt.NO_KEY : EnginePrompt.WRONG_NUMBER;
        Decision end = digits.isEmpty()
                ? new Decision(Exit.NOTHING, "keyed nothing")
                : new Decision(Exit.INVALID, "keyed " + digits);
        return again(why, end, time);
    }

    private Future<Decision> again(EnginePrompt why, Decision end, int time) {
        session.speaker().forgetKeys();
        return time < collect.tries()
                ? tryOnce(List.of(why.id()), time + 1)
                : session.speaker().say(why).map(end);
    }

    private Future<Decision> confirm(String digits, int time) {
        List<String> prompts = new ArrayList<>(List.of(EnginePrompt.YOU_KEYED.id()));
        prompts.addAll(Speech.prompts(session.speaker().language(), new Said.Digits(digits)));
        prompts.add(EnginePrompt.CONFIRM.id());
        return session.speaker().ask(prompts, collect.keyWait()).compose(key -> {
            if (key.isPresent() && key.get() != RIGHT) {
                return time < collect.tries()
                        ? tryOnce(List.of(), time + 1)
                        : Future.succeededFuture(new Decision(Exit.INVALID, "said that " + digits + " is not right"));
            }
            return Future.succeededFuture(accepted(digits));
        });
    }

    private Decision accepted(String digits) {
        session.set(collect.into(), digits);
        return Decision.next("keyed " + digits);
    }
}
