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
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says prompts on a line in a language, and asks for keys. A prompt that is missing in the language is said in another; missing in all, it is
 * skipped and logged. Futures fail with {@link CallerGone} when nobody listens any more.
 */
final class Speaker {
    /** Every key interrupts, also a wrong one: the caller is told at once and not after the prompt. */
    static final String ANY_KEY = "0123456789*#";

    private static final Logger log = LoggerFactory.getLogger(Speaker.class);

    private final AgiCall line;
    private final PromptSource prompts;
    private Language language;
    /** The key that interrupted what was said last, and is the answer to the question that follows. */
    private Optional<Character> ahead = Optional.empty();

    Speaker(AgiCall line, PromptSource prompts, Language language) {
        this.line = line;
        this.prompts = prompts;
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

    /** Says prompts one after the other; no key interrupts. */
    Future<Void> say(String... ids) {
        Future<Void> said = Future.succeededFuture();
        for (String id : ids) {
            said = said.compose(v -> play(language, id, "")).mapEmpty();
        }
        return said;
    }

    /** Says prompts until a key is pressed: it is the answer to the next question. */
    Future<Void> sayUntilKey(List<String> ids) {
        if (ahead.isPresent() || ids.isEmpty()) {
            return Future.succeededFuture();
        }
        return play(language, ids.getFirst(), ANY_KEY).compose(key -> {
            ahead = key;
            return sayUntilKey(ids.subList(1, ids.size()));
        });
    }

    /** Says prompts and waits for a key, which interrupts; empty when none came. */
    Future<Optional<Character>> ask(List<String> ids, Duration wait) {
        return ask(ids.stream().map(id -> new Phrase(language, id)).toList(), wait, 0);
    }

    /** Says phrases, each in its own language, and waits for a key, which interrupts; empty when none came. */
    Future<Optional<Character>> askIn(List<Phrase> phrases, Duration wait) {
        return ask(phrases, wait, 0);
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
        return play(phrase.language(), phrase.prompt(), ANY_KEY)
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

    private Future<Optional<Character>> play(Language in, String id, String keys) {
        return tryPlay(in, id, keys).compose(played -> switch (played) {
            case NotFound missing -> playElsewhere(in, id, keys);
            default -> keyOf(played);
        });
    }

    private Future<Optional<Character>> playElsewhere(Language missingIn, String id, String keys) {
        Language other = missingIn == Language.ZH ? Language.EN : Language.ZH;
        log.warn("prompt {}/{} is missing; saying it in {}", missingIn.code(), id, other.code());
        return tryPlay(other, id, keys).compose(Speaker::keyOf);
    }

    private Future<Played> tryPlay(Language in, String id, String keys) {
        return line.play(prompts.file(in, id), keys);
    }

    private static Future<Optional<Character>> keyOf(Played played) {
        return switch (played) {
            case Played.Whole whole -> Future.succeededFuture(Optional.empty());
            case Pressed pressed -> Future.succeededFuture(Optional.of(pressed.key()));
            case HungUp gone -> Future.failedFuture(new CallerGone());
            case Failed failed -> {
                log.error("a prompt was not played: {} {}", failed.code(), failed.text());
                yield Future.succeededFuture(Optional.empty());
            }
            case NotFound missing -> {
                log.warn("prompt {} is missing in every language; skipped", missing.name());
                yield Future.succeededFuture(Optional.empty());
            }
        };
    }

    /** A prompt in a language. */
    record Phrase(Language language, String prompt) {}
}
