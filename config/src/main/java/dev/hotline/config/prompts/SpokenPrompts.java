package dev.hotline.config.prompts;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Speaks the texts of prompts that have no sound file, once each, into a folder of its own. The manifest is read each time, so a text that
 * was changed is spoken anew. Blocking; safe from any thread.
 */
public final class SpokenPrompts {
    private static final int HASH_LENGTH = 12;

    private final Path config;
    private final Path spoken;

    /**
     * @param config the folder that has {@code prompts/}
     * @param spoken where the files go, each in the folder of its language
     */
    public SpokenPrompts(Path config, Path spoken) {
        this.config = config;
        this.spoken = spoken;
    }

    /**
     * The file that speaks this prompt, made if it is not there.
     *
     * @return its name below the folder, without {@code .wav}; empty when the manifest has no text for it in this language
     * @throws PromptException when the voice's program cannot speak it
     */
    public Optional<String> name(Language language, String id)
            throws ConfigException, PromptException, IOException, InterruptedException {
        PromptManifest manifest = PromptManifest.read(config);
        String text = manifest.texts().getOrDefault(id, Map.of()).get(language);
        if (text == null) {
            return Optional.empty();
        }
        String spokenAs = text + manifest.voices().get(language);
        String hash = BuiltFiles.hash(spokenAs.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_LENGTH);
        String name = language.code() + "/" + id + "-" + hash;
        Path file = spoken.resolve(name + ".wav");
        if (!Files.exists(file)) {
            AtomicFile.write(file, new Studio(manifest.voices()).speak(language, text));
            forgetOlder(file, id);
        }
        return Optional.of(name);
    }

    private static void forgetOlder(Path file, String id) throws IOException {
        Pattern sameId = Pattern.compile(Pattern.quote(id) + "-[0-9a-f]{" + HASH_LENGTH + "}\\.wav");
        List<Path> older;
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            older = files.filter(each -> !each.getFileName().equals(file.getFileName()))
                    .filter(each ->
                            sameId.matcher(each.getFileName().toString()).matches())
                    .toList();
        }
        for (Path each : older) {
            Files.deleteIfExists(each);
        }
    }
}
