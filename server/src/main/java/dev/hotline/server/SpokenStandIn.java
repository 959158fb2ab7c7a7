package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Language;
import dev.hotline.config.PromptSource;
import dev.hotline.config.prompts.PromptException;
import dev.hotline.config.prompts.SpokenPrompts;
import dev.hotline.core.MissingPrompt;
import dev.hotline.core.MissingPrompt.Instead;
import dev.hotline.handlers.StandIn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the texts of missing prompts spoken on a thread of its own, one after the other. A caller waits a second at most; what takes longer is
 * there for the next one. A text that could not be spoken is not tried again for a minute. Only an Asterisk that fetches its prompts over
 * HTTP can be given such a file. Safe from any thread.
 */
final class SpokenStandIn implements StandIn {
    private static final Logger log = LoggerFactory.getLogger(SpokenStandIn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final WorkerExecutor worker;
    private final SpokenPrompts spoken;
    private final Supplier<PromptSource> source;
    private final Consumer<MissingPrompt> readers;
    private final InstantSource clock;
    /** When a text could not be spoken, by language and prompt. */
    private final Map<String, Instant> failed = new ConcurrentHashMap<>();

    /** @param readers told of each prompt that was missing, on the caller's thread; must not block */
    SpokenStandIn(
            Vertx vertx,
            SpokenPrompts spoken,
            Supplier<PromptSource> source,
            Consumer<MissingPrompt> readers,
            InstantSource clock) {
        worker = vertx.createSharedWorkerExecutor("spoken-prompts", 1);
        this.spoken = spoken;
        this.source = source;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public Future<Optional<String>> spoken(Language language, String prompt) {
        PromptSource from = source.get();
        if (!from.isHttp()) {
            return Future.succeededFuture(Optional.empty());
        }
        return worker.executeBlocking(() -> name(language, prompt), false)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(name -> name.map(from::spoken))
                .otherwise(Optional.empty());
    }

    @Override
    public void missing(Language language, String prompt, Instead instead) {
        log.warn("prompt {}/{} is missing; the caller hears: {}", language.code(), prompt, instead);
        readers.accept(new MissingPrompt(clock.instant(), language, prompt, instead));
    }

    private Optional<String> name(Language language, String prompt) throws InterruptedException {
        String key = language.code() + "/" + prompt;
        Instant last = failed.get(key);
        if (last != null && clock.instant().isBefore(last.plus(AFTER_FAILURE))) {
            return Optional.empty();
        }
        try {
            Optional<String> name = spoken.name(language, prompt);
            failed.remove(key);
            return name;
        } catch (ConfigException | PromptException | IOException e) {
            failed.put(key, clock.instant());
            log.warn("prompt {} cannot be spoken: {}", key, Failure.reason(e));
            return Optional.empty();
        }
    }
}
