package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.Failed;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.asterisk.agi.NotFound;
import dev.hotline.asterisk.agi.Played;
import dev.hotline.asterisk.agi.Pressed;
import dev.hotline.asterisk.agi.TimedOut;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Language;
import dev.hotline.config.PromptSource;
import dev.hotline.core.MissingPrompt.Instead;
import dev.hotline.handlers.speech.Said;
import dev.hotline.handlers.speech.Speech;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says prompts on a line in a language, and asks for keys. A prompt that is missing in the language is said in another; missing in all,
 * its text is spoken; where that cannot be, it is skipped. Futures fail with {@link CallerGone} when nobody listens any more.
 */
final class Speaker {
    /** Every key interrupts, also a wrong one: the caller is told at once and not after the prompt. */
    static final String ANY_KEY = "0123456789*#";

    private static final Logger log = LoggerFactory.getLogger(Speaker.class);

    private final AgiCall line;
    private final PromptSource prompts;
    private final StandIn standIn;
    private Language language;
    /** The key that interrupted what was said last, and is the answer to the question that follows. */
    private Optional<Character> ahead = Optional.empty();

    private Optional<Character> ignored = Optional.empty();

    Speaker(AgiCall line, PromptSource prompts, StandIn standIn, Language language) {
        this.line = line;
        this.prompts = prompts;
        this.standIn = standIn;
        this.language = language;
    }

    Language language() {
        return language;
    }

    void speak(Language other) {
        language = other;
    }

    /** Says the engine's own prompts one after the other; no key interrupts. */
    Future<Void> say(EnginePrompt... prompts) {
        return say(Arrays.stream(prompts).map(EnginePrompt::id).toArray(String[]::new));
    }

    /** Says a number, a position, a time …; no key interrupts. */
    Future<Void> say(Said said) {
        return say(Speech.prompts(language, said).toArray(String[]::new));
    }

    /** Says prompts one after the other; no key interrupts. */
    Future<Void> say(String... ids) {
        Future<Void> said = Future.succeededFuture();
        for (String id : ids) {
            said = said.compose(v -> play(language, id, Manner.WHOLE)).mapEmpty();
        }
        return said;
    }

    /** Says prompts one after the other until this has completed: what is being said is cut short then, and the rest is not begun. */
    Future<Void> sayUntil(Future<?> enough, List<String> ids) {
        if (ids.isEmpty() || enough.isComplete()) {
            return Future.succeededFuture();
        }
        return play(language, ids.getFirst(), new Manner("", enough))
                .compose(v -> sayUntil(enough, ids.subList(1, ids.size())));
    }

    /** @see #sayUntil(Future, List) */
    Future<Void> sayUntil(Future<?> enough, EnginePrompt prompt) {
        return sayUntil(enough, List.of(prompt.id()));
    }

    /** @see #sayUntil(Future, List) */
    Future<Void> sayUntil(Future<?> enough, Said said) {
        return sayUntil(enough, Speech.prompts(language, said));
    }

    /** Says a prompt until this has completed or one of these keys is pressed, which is the answer; empty when none was. */
    Future<Optional<Character>> sayUntil(Future<?> enough, EnginePrompt prompt, String keys) {
        return enough.isComplete()
                ? Future.succeededFuture(Optional.empty())
                : play(language, prompt.id(), new Manner(keys, enough));
    }

    /** Says a prompt until one of these keys is pressed, which is the answer; empty when none was. */
    Future<Optional<Character>> sayUntilKey(EnginePrompt prompt, String keys) {
        return play(language, prompt.id(), new Manner(keys, null));
    }

    /** What was pressed so far and not asked for is not to be taken for an answer to what is asked next. */
    void forgetKeys() {
        forgetAhead();
        line.forgetKeys();
    }

    /** A key that interrupted what was said is not the answer to a question that comes much later. */
    void forgetAhead() {
        ahead = Optional.empty();
    }

    /** This key belongs to what was asked before: pressed first at the next question, it is no answer to that. */
    void ignoreOnce(char key) {
        ignored = Optional.of(key);
    }

    /** Says prompts until a key is pressed: it is the answer to the next question. */
    Future<Void> sayUntilKey(List<String> ids) {
        if (ahead.isPresent() || ids.isEmpty()) {
            return Future.succeededFuture();
        }
        return play(language, ids.getFirst(), Manner.UNTIL_KEY).compose(key -> {
            ahead = key;
            return sayUntilKey(ids.subList(1, ids.size()));
        });
    }

    /** Says prompts and waits for a key, which interrupts; empty when none came. */
    Future<Optional<Character>> ask(List<String> ids, Duration wait) {
        return askIn(ids.stream().map(id -> new Phrase(language, id)).toList(), wait);
    }

    /** Says phrases, each in its own language, and waits for a key, which interrupts; empty when none came. */
    Future<Optional<Character>> askIn(List<Phrase> phrases, Duration wait) {
        Optional<Character> expected = ignored;
        ignored = Optional.empty();
        return ask(phrases, wait, 0)
                .compose(key ->
                        key.isPresent() && key.equals(expected) ? ask(phrases, wait, 0) : Future.succeededFuture(key));
    }

    private Future<Optional<Character>> ask(List<Phrase> phrases, Duration wait, int next) {
        if (ahead.isPresent()) {
            Optional<Character> key = ahead;
            ahead = Optional.empty();
            return Future.succeededFuture(key);
        }
        if (next == phrases.size()) {
            return waitForKey(wait);
        }
        Phrase phrase = phrases.get(next);
        return play(phrase.language(), phrase.prompt(), Manner.UNTIL_KEY)
                .compose(key -> key.isPresent() ? Future.succeededFuture(key) : ask(phrases, wait, next + 1));
    }

    private Future<Optional<Character>> waitForKey(Duration wait) {
        return line.key(wait).compose(asked -> switch (asked) {
            case Pressed pressed -> Future.succeededFuture(Optional.of(pressed.key()));
            case TimedOut none -> Future.succeededFuture(Optional.empty());
            case HungUp gone -> Future.failedFuture(new CallerGone());
            case Failed failed -> {
                log.error("Asterisk did not wait for a key: {} {}", failed.code(), failed.text());
                yield Future.succeededFuture(Optional.empty());
            }
        });
    }

    private Future<Optional<Character>> play(Language in, String id, Manner how) {
        return heard(prompts.file(in, id), how)
                .compose(played -> played instanceof NotFound ? playElsewhere(new Phrase(in, id), how) : keyOf(played));
    }

    private Future<Optional<Character>> playElsewhere(Phrase missing, Manner how) {
        Language other = missing.language() == Language.ZH ? Language.EN : Language.ZH;
        return playInstead(missing, prompts.file(other, missing.prompt()), Instead.OTHER_LANGUAGE, how)
                .compose(played -> played instanceof NotFound ? playSpoken(missing, how) : keyOf(played));
    }

    private Future<Optional<Character>> playSpoken(Phrase missing, Manner how) {
        return standIn.spoken(missing.language(), missing.prompt())
                .compose(file -> file.isPresent()
                        ? playInstead(missing, file.get(), Instead.SPOKEN_TEXT, how)
                        : Future.succeededFuture(new NotFound(missing.prompt())))
                .compose(played -> played instanceof NotFound ? skip(missing) : keyOf(played));
    }

    private Future<Played> playInstead(Phrase missing, String file, Instead instead, Manner how) {
        return heard(file, how).onSuccess(played -> {
            if (!(played instanceof NotFound)) {
                standIn.missing(missing.language(), missing.prompt(), instead);
            }
        });
    }

    private Future<Played> heard(String file, Manner how) {
        return how.enough() == null ? line.play(file, how.keys()) : line.play(file, how.keys(), how.enough());
    }

    private Future<Optional<Character>> skip(Phrase missing) {
        standIn.missing(missing.language(), missing.prompt(), Instead.NOTHING);
        return Future.succeededFuture(Optional.empty());
    }

    private static Future<Optional<Character>> keyOf(Played played) {
        return switch (played) {
            case Played.Whole whole -> Future.succeededFuture(Optional.empty());
            case Played.Cut cut -> Future.succeededFuture(Optional.empty());
            case Pressed pressed -> Future.succeededFuture(Optional.of(pressed.key()));
            case HungUp gone -> Future.failedFuture(new CallerGone());
            case NotFound missing -> Future.succeededFuture(Optional.empty());
            case Failed failed -> {
                log.error("a prompt was not played: {} {}", failed.code(), failed.text());
                yield Future.succeededFuture(Optional.empty());
            }
        };
    }

    /** A prompt in a language. */
    record Phrase(Language language, String prompt) {}

    /**
     * How a prompt is said.
     *
     * @param keys those that interrupt it
     * @param enough cuts it short when it completes; null when nothing does
     */
    private record Manner(String keys, @Nullable Future<?> enough) {
        static final Manner WHOLE = new Manner("", null);
        static final Manner UNTIL_KEY = new Manner(ANY_KEY, null);
    }
}
