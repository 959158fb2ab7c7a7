package dev.hotline.handlers;

import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Language;
import dev.hotline.config.Line;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers, and lets a caller who is not known hear the greeting and choose his language. */
final class GreetingStep {
    private static final List<Speaker.Phrase> CHOICES = List.of(
            new Speaker.Phrase(Language.ZH, EnginePrompt.CHOOSE_LANGUAGE.id()),
            new Speaker.Phrase(Language.EN, EnginePrompt.CHOOSE_LANGUAGE.id()));

    private final CallSession session;
    private final Speaker speaker;

    GreetingStep(CallSession session) {
        this.session = session;
        speaker = session.speaker();
    }

    /** Completes with the prompts that are still to be said before the menu: keys may interrupt them as they do the menu. */
    Future<List<String>> run() {
        return session.line()
                .answer()
                .compose(acted -> acted instanceof HungUp ? Future.failedFuture(new CallerGone()) : greet());
    }

    private Future<List<String>> greet() {
        return session.record().customer() != null
                ? Future.succeededFuture(List.of(greeting()))
                : chooseLanguage().map(List.of());
    }

    private Future<Void> chooseLanguage() {
        Duration wait = session.config().menu().keyWait();
        return speaker.askIn(greetingAndChoices(), wait)
                .compose(key -> languageOf(key).isPresent() ? Future.succeededFuture(key) : askAgain(wait))
                .onSuccess(key -> languageOf(key).ifPresent(language -> chosen(key.orElseThrow(), language)))
                .mapEmpty();
    }

    private Future<Optional<Character>> askAgain(Duration wait) {
        session.line().forgetKeys();
        return speaker.askIn(CHOICES, wait);
    }

    private List<Speaker.Phrase> greetingAndChoices() {
        List<Speaker.Phrase> phrases = new ArrayList<>(List.of(new Speaker.Phrase(speaker.language(), greeting())));
        phrases.addAll(CHOICES);
        return phrases;
    }

    private void chosen(char key, Language language) {
        session.note(new CallEvent.KeyPressed(session.id(), session.now(), "language", key));
        session.note(new CallEvent.LanguageChosen(session.id(), session.now(), language));
        speaker.speak(language);
    }

    private static Optional<Language> languageOf(Optional<Character> key) {
        return key.flatMap(pressed -> switch (pressed) {
            case '1' -> Optional.of(Language.ZH);
            case '2' -> Optional.of(Language.EN);
            default -> Optional.empty();
        });
    }

    private String greeting() {
        return session.config().lines().stream()
                .filter(line -> line.name().equals(session.record().line()))
                .findFirst()
                .map(Line::greeting)
                .orElseThrow();
    }
}
