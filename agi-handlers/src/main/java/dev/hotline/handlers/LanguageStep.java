package dev.hotline.handlers;

import dev.hotline.config.Language;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the caller choose his language: the prompts are said in each of them. */
final class LanguageStep {
    private final CallSession session;
    private final Action.AskLanguage ask;

    LanguageStep(CallSession session, Action.AskLanguage ask) {
        this.session = session;
        this.ask = ask;
    }

    /** @param intro said first, in the language spoken so far */
    Future<Decision> run(List<String> intro) {
        List<Speaker.Phrase> phrases = new ArrayList<>();
        intro.forEach(prompt -> phrases.add(new Speaker.Phrase(session.speaker().language(), prompt)));
        return tryOnce(phrases, 1);
    }

    private Future<Decision> tryOnce(List<Speaker.Phrase> intro, int time) {
        List<Speaker.Phrase> phrases = new ArrayList<>(intro);
        phrases.addAll(choices());
        return session.speaker().askIn(phrases, ask.keyWait()).compose(key -> {
            Optional<Language> language = key.map(ask.keys()::get).flatMap(Language::of);
            if (language.isPresent()) {
                return Future.succeededFuture(chosen(key.orElseThrow(), language.get()));
            }
            session.speaker().forgetKeys();
            return time < ask.tries()
                    ? tryOnce(List.of(), time + 1)
                    : Future.succeededFuture(new Decision(Exit.NOTHING, "chose no language"));
        });
    }

    private List<Speaker.Phrase> choices() {
        Set<String> languages = new LinkedHashSet<>(ask.keys().values());
        return languages.stream()
                .map(code -> Language.of(code).orElseThrow())
                .flatMap(language -> ask.prompts().stream().map(prompt -> new Speaker.Phrase(language, prompt)))
                .toList();
    }

    private Decision chosen(char key, Language language) {
        session.note(new CallEvent.KeyPressed(session.id(), session.now(), "language", key));
        session.note(new CallEvent.LanguageChosen(session.id(), session.now(), language));
        session.speaker().speak(language);
        return Decision.next("pressed " + key + " for " + language.code());
    }
}
