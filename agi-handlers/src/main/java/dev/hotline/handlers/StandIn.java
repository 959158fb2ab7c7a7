package dev.hotline.handlers;

import dev.hotline.config.Language;
import dev.hotline.core.MissingPrompt.Instead;
import io.vertx.core.Future;
import java.util.Optional;

/** Sees to prompts that have no sound file. Safe from any thread; never blocks. */
public interface StandIn {
    /**
     * What says the text of a prompt.
     *
     * @return the file to give to Asterisk, empty when there is none; completes on the caller's context, within about a second, and does not fail
     */
    Future<Optional<String>> spoken(Language language, String prompt);

    /** A prompt was missing, and the caller heard this in its place. */
    void missing(Language language, String prompt, Instead instead);
}
