package dev.hotline.console.flows;

import dev.hotline.config.Language;
import java.util.Optional;

/** What prompts say. May block. */
@FunctionalInterface
public interface PromptTexts {
    /** For pictures that name prompts only. */
    PromptTexts NONE = (prompt, language) -> Optional.empty();

    /** What this prompt says in this language; empty when that is not known. */
    Optional<String> text(String prompt, Language language);
}
