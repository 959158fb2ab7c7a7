package dev.hotline.config.prompts;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Language;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Problem;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.SourceFile;
import dev.hotline.config.source.Yaml;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The prompts' texts ({@code prompts/manifest.yaml}), each in every language.
 *
 * @param voices for every language
 * @param texts by prompt, in the order of the file
 */
public record PromptManifest(Map<Language, Voice> voices, Map<String, Map<Language, String>> texts) {
    private static final String FILE = "prompts/manifest.yaml";
    private static final Format<String> VOICE =
            Formats.matching("[A-Za-z0-9+_-]{1,40}", "one of the voices that 'espeak-ng --voices' lists");

    /**
     * The manifest in this configuration folder.
     *
     * @throws ConfigException with all its problems
     */
    public static PromptManifest read(Path configFolder) throws ConfigException {
        var problems = new Problems();
        Optional<PromptManifest> manifest = SourceFile.read(configFolder, FILE, problems)
                .flatMap(file -> Yaml.read(file, problems))
                .map(PromptManifest::manifest);
        List<Problem> all = problems.all();
        if (!all.isEmpty()) {
            throw new ConfigException(all);
        }
        return manifest.orElseThrow();
    }

    private static PromptManifest manifest(Section file) {
        Section voices = file.section("voices");
        var texts = new LinkedHashMap<String, Map<Language, String>>();
        for (Section prompt : file.section("prompts").named()) {
            texts.put(
                    prompt.key().as(Formats.NAME),
                    inEveryLanguage(language -> prompt.get(language.code(), Formats.TEXT)));
        }
        return new PromptManifest(inEveryLanguage(language -> voice(voices.section(language.code()))), texts);
    }

    private static Voice voice(Section voice) {
        return new Voice(
                voice.get("voice", VOICE),
                voice.get("speed", Formats.integer(80, 400)),
                voice.get("pitch", Formats.integer(0, 99)),
                say(voice.optionalSection("say")));
    }

    private static Map<String, String> say(Section words) {
        var say = new LinkedHashMap<String, String>();
        words.namedTexts().forEach((word, written) -> say.put(word, written.as(Formats.TEXT)));
        return say;
    }

    private static <T> Map<Language, T> inEveryLanguage(Function<Language, T> value) {
        var result = new EnumMap<Language, T>(Language.class);
        for (Language language : Language.values()) {
            result.put(language, value.apply(language));
        }
        return result;
    }
}
