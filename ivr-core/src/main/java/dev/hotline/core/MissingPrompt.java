package dev.hotline.core;

import dev.hotline.config.Language;
import java.time.Instant;

/**
 * A prompt was to be said and has no sound file.
 *
 * @param language it was to be said in
 * @param prompt its id
 * @param instead what the caller heard in its place
 */
public record MissingPrompt(Instant at, Language language, String prompt, Instead instead) {
    /** What a caller hears instead, the best first. */
    public enum Instead {
        OTHER_LANGUAGE,
        /** The prompt's text, by a text-to-speech program. */
        SPOKEN_TEXT,
        NOTHING
    }
}
