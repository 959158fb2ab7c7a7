package dev.hotline.config.prompts;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Customer;
import dev.hotline.config.Language;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Problem;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.SourceFile;
import dev.hotline.config.source.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The prompts' texts ({@code prompts/manifest.yaml}): prompts in every language, and pieces in those that need them.
 *
 * @param voices for every language
 * @param texts by prompt or piece, in the order of the file
 */
public record PromptManifest(Map<Language, Voice> voices, Map<String, Map<Language, String>> texts) {
    private static final String FILE = "prompts/manifest.yaml";
    private static final Format<String> ID = Formats.NAME;

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

    /** All that is to be heard: prompts, pieces and customers' names, each in the languages that it has. */
    public List<PromptText> spoken(Collection<Customer> customers) {
        var all = new ArrayList<PromptText>();
        for (Language language : Language.values()) {
            texts.forEach((id, in) -> Optional.ofNullable(in.get(language))
                    .ifPresent(text -> all.add(new PromptText(language, id, text))));
            customers.forEach(customer -> all.add(PromptText.nameOf(customer, language)));
        }
        return all;
    }

    private static PromptManifest manifest(Section file) {
        Section voices = file.section("voices");
        var texts = new LinkedHashMap<String, Map<Language, String>>();
        for (Section prompt : file.section("prompts").named()) {
            texts.put(prompt.key().as(ID), inEveryLanguage(language -> text(prompt, language)));
        }
        for (Section piece : file.section("pieces").named()) {
            if (texts.putIfAbsent(piece.key().as(ID), inAnyLanguage(piece)) != null) {
                piece.wrong("this is the name of another prompt too");
            }
        }
        return new PromptManifest(
                inEveryLanguage(language -> VoiceReader.voice(voices.section(language.code()))), texts);
    }

    private static Map<Language, String> inAnyLanguage(Section piece) {
        var texts = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            if (piece.has(language.code())) {
                texts.put(language, text(piece, language));
            }
        }
        if (texts.isEmpty()) {
            piece.wrong("there is no text: expected one in " + codes());
        }
        return texts;
    }

    private static String text(Section prompt, Language language) {
        return prompt.get(language.code(), Formats.TEXT);
    }

    private static String codes() {
        return Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(" or "));
    }

    private static <T> Map<Language, T> inEveryLanguage(Function<Language, T> value) {
        var result = new EnumMap<Language, T>(Language.class);
        for (Language language : Language.values()) {
            result.put(language, value.apply(language));
        }
        return result;
    }
}
