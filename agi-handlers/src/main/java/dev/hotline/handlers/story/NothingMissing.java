package dev.hotline.handlers.story;

import dev.hotline.config.Language;
import dev.hotline.core.MissingPrompt.Instead;
import dev.hotline.handlers.StandIn;
import io.vertx.core.Future;
import java.util.Optional;

/** In a story every prompt has its sound file. */
final class NothingMissing implements StandIn {
    @Override
    public Future<Optional<String>> spoken(Language language, String prompt) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public void missing(Language language, String prompt, Instead instead) {}
}
