package dev.hotline.config.prompts;

import java.io.Serial;

/** A prompt cannot be made; the message says which and what would help. */
public final class PromptException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    PromptException(String message) {
        super(message);
    }

    PromptException(String message, Throwable cause) {
        super(message, cause);
    }
}
