package dev.hotline.server;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Language;
import dev.hotline.config.prompts.PromptManifest;
import dev.hotline.console.flows.PromptTexts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the prompts of {@code prompts/manifest.yaml} say. Immutable. */
final class ManifestTexts implements PromptTexts {
    private static final Logger log = LoggerFactory.getLogger(ManifestTexts.class);

    private final PromptManifest manifest;

    private ManifestTexts(PromptManifest manifest) {
        this.manifest = manifest;
    }

    /** Those of this configuration folder. Blocking. */
    static PromptTexts read(Path folder) throws ConfigException {
        return new ManifestTexts(PromptManifest.read(folder));
    }

    /** Those of this configuration folder; none, with a line in the log, when they cannot be read just now. Blocking. */
    static PromptTexts readOrNone(Path folder) {
        try {
            return read(folder);
        } catch (ConfigException e) {
            log.warn("flows are drawn without what prompts say: {}", e.getMessage());
            return PromptTexts.NONE;
        }
    }

    @Override
    public Optional<String> text(String prompt, Language language) {
        return Optional.ofNullable(
                manifest.texts().getOrDefault(prompt, Map.of()).get(language));
    }
}
