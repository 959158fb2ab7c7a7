package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Says a menu until a valid key came or the tries are used up. A choice of several keys is waited for key by key. */
final class MenuStep {
    private final CallSession session;
    private final Action.Menu menu;

    MenuStep(CallSession session, Action.Menu menu) {
        this.session = session;
        this.menu = menu;
    }

    /** @param intro said before the menu the first time */
    Future<Decision> run(List<String> intro) {
        return tryOnce(intro, 1);
    }

    private Future<Decision> tryOnce(List<String> intro, int time) {
        List<String> prompts = new ArrayList<>(intro);
        prompts.addAll(menu.prompts());
        return session.speaker()
                .ask(prompts, menu.keyWait())
                .compose(key -> key.isPresent() ? more(key.get().toString()) : Future.succeededFuture(""))
                .compose(keys -> taken(keys, time));
    }

    /** The keys so far, and those that follow while they may still become a choice. */
    private Future<String> more(String keys) {
        boolean begins = menu.keys().stream().anyMatch(choice -> choice.startsWith(keys) && !choice.equals(keys));
        return begins
                ? session.speaker()
                        .ask(List.of(), menu.keyWait())
                        .compose(key -> key.isPresent() ? more(keys + key.get()) : Future.succeededFuture(keys))
                : Future.succeededFuture(keys);
    }

    private Future<Decision> taken(String keys, int time) {
        boolean chosen = menu.keys().contains(keys);
        keys.chars()
                .forEach(key -> session.note(new CallEvent.KeyPressed(
                        session.id(), session.now(), chosen ? "menu" : "menu-wrong", (char) key)));
        if (chosen) {
            return Future.succeededFuture(new Decision(Exit.key(keys), "pressed " + keys));
        }
        session.speaker().forgetKeys();
        EnginePrompt why = keys.isEmpty() ? EnginePrompt.NO_KEY : EnginePrompt.WRONG_KEY;
        return time < menu.tries() ? tryOnce(List.of(why.id()), time + 1) : givenUp(keys, why);
    }

    private Future<Decision> givenUp(String keys, EnginePrompt why) {
        Decision decision = keys.isEmpty()
                ? new Decision(Exit.NOTHING, "pressed nothing, " + menu.tries() + " times asked")
                : new Decision(Exit.INVALID, "pressed " + keys + " last, " + menu.tries() + " times asked");
        return session.speaker().say(why).map(decision);
    }
}
