package dev.hotline.testbed.demo;

import dev.hotline.config.ConfigException;
import dev.hotline.config.prompts.PromptManifest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the prompts say, for people who cannot hear them. */
final class PromptWords {
    private PromptWords() {}

    /** The words by {@code LANGUAGE/ID}; empty when the manifest cannot be read, for a story can be told without them. */
    static Map<String, String> read(Path home) {
        try {
            Map<String, String> words = new HashMap<>(Map.of("music", "♪ hold music"));
            PromptManifest.read(home.resolve("config"))
                    .texts()
                    .forEach((id, texts) ->
                            texts.forEach((language, text) -> words.put(language.code() + "/" + id, text)));
            return words;
        } catch (ConfigException e) {
            return Map.of();
        }
    }
}
