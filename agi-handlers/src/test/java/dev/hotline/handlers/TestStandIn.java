package dev.hotline.handlers;

import dev.hotline.config.Language;
import dev.hotline.core.MissingPrompt.Instead;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks the prompts that it was told to, and notes what is missing. */
final class TestStandIn implements StandIn {
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final List<String> missing = new CopyOnWriteArrayList<>();

    /** @param prompt as {@code LANGUAGE/ID} */
    void speaks(String prompt, String file) {
        files.put(prompt, file);
    }

    /** What was missing, as {@code LANGUAGE/ID: INSTEAD}. */
    List<String> missing() {
        return missing;
    }

    @Override
    public Future<Optional<String>> spoken(Language language, String prompt) {
        return Future.succeededFuture(Optional.ofNullable(files.get(language.code() + "/" + prompt)));
    }

    @Override
    public void missing(Language language, String prompt, Instead instead) {
        missing.add(language.code() + "/" + prompt + ": " + instead);
    }
}
