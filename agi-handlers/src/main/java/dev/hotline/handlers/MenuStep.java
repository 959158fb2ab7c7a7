package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Menu;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what the call is for: says the menu until a valid key came, or the tries are used up and the operator takes it. */
final class MenuStep {
    private final CallSession session;
    private final Menu menu;

    MenuStep(CallSession session) {
        this.session = session;
        menu = session.config().menu();
    }

    /** @param intro said before the menu the first time */
    Future<Void> run(List<String> intro) {
        return tryOnce(intro, 1);
    }

    private Future<Void> tryOnce(List<String> intro, int time) {
        List<String> prompts = new ArrayList<>(intro);
        prompts.add(menu.prompt());
        return session.speaker().ask(prompts, menu.keyWait()).compose(key -> taken(key, time));
    }

    private Future<Void> taken(Optional<Character> key, int time) {
        Optional<Menu.Choice> choice = key.map(menu.choices()::get);
        key.ifPresent(pressed -> session.note(new CallEvent.KeyPressed(
                session.id(), session.now(), choice.isPresent() ? "menu" : "menu-wrong", pressed)));
        if (choice.isPresent()) {
            return chosen(choice.get());
        }
        session.line().forgetKeys();
        EnginePrompt why = key.isPresent() ? EnginePrompt.WRONG_KEY : EnginePrompt.NO_KEY;
        return time < menu.tries() ? tryOnce(List.of(why.id()), time + 1) : operator(why);
    }

    private Future<Void> operator(EnginePrompt why) {
        return session.speaker().say(why, EnginePrompt.TO_OPERATOR).compose(v -> chosen(menu.fallback()));
    }

    private Future<Void> chosen(Menu.Choice choice) {
        session.note(new CallEvent.TopicChosen(session.id(), session.now(), choice.topic(), choice.queue()));
        return Future.succeededFuture();
    }
}
