package dev.hotline.handlers.speech;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Language;
import dev.hotline.config.prompts.PromptManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What callers hear when things are said, as text: that of the shipped manifest. */
final class Heard {
    private static final PromptManifest MANIFEST = manifest();

    private Heard() {}

    static String in(Language language, Said said) {
        List<String> prompts = Speech.prompts(language, said);
        return prompts.stream()
                .map(prompt -> text(language, prompt))
                .collect(Collectors.joining(language == Language.ZH ? "" : " "));
    }

    private static String text(Language language, String prompt) {
        String text = MANIFEST.texts().getOrDefault(prompt, Map.of()).get(language);
        return Objects.requireNonNull(text, () -> "there is no " + prompt + " in " + language);
    }

    private static PromptManifest manifest() {
        try {
            return PromptManifest.read(Path.of("../config"));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }
}
