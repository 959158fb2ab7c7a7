package dev.hotline.config.prompts;

import dev.hotline.config.Customer;
import dev.hotline.config.Language;
import dev.hotline.config.source.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes recordings in as prompts. Blocking; confined to one thread. */
public final class PromptImport {
    private final Path folder;
    private final List<PromptText> known;
    private final Converter converter;

    /**
     * A prompt that was taken in.
     *
     * @param file where it is now
     * @param problem what is wrong with it for callers; only by force
     */
    public record Imported(Path file, int milliseconds, Optional<String> problem) {}

    /** @param configFolder the one that has {@code prompts/} */
    public PromptImport(Path configFolder, PromptManifest manifest, Collection<Customer> customers) {
        this(configFolder, manifest.spoken(customers), new Converter("sox", "ffmpeg"));
    }

    PromptImport(Path configFolder, List<PromptText> known, Converter converter) {
        this.folder = configFolder.resolve("prompts");
        this.known = known;
        this.converter = converter;
    }

    /**
     * Takes a recording in under a prompt's id. What was made from a text is replaced; a recording of somebody's own, only by force.
     *
     * @param force also replaces a recording, and takes one that is silent or clipped
     * @throws PromptException when the id is not known, no program can read the recording, or force would be needed
     * @throws IOException when a file cannot be read or written
     */
    public Imported add(Path recording, Language language, String id, boolean force)
            throws PromptException, IOException, InterruptedException {
        String file = known(language, id).file();
        if (!Files.isRegularFile(recording)) {
            throw new PromptException(recording + ": there is no such file");
        }
        if (!force && BuiltFiles.read(folder).isOwn(file)) {
            throw new PromptException(
                    folder.resolve(file) + " is a recording already (expected: --force to replace it)");
        }
        try (var scratch = new ScratchFolder()) {
            Path original = Path.of(scratch.file("original.wav"));
            converter.original(recording, original.toString());
            Optional<String> clipped = Sound.read(original).clipped();
            Path converted = Path.of(scratch.file("converted.wav"));
            converter.convert(recording, converted.toString());
            Sound sound = Sound.read(converted);
            Optional<String> problem = sound.problem().or(() -> clipped);
            if (!force && problem.isPresent()) {
                throw new PromptException(recording + ": " + problem.get() + "; --force takes it all the same");
            }
            AtomicFile.write(folder.resolve(file), Files.readAllBytes(converted));
            return new Imported(folder.resolve(file), sound.milliseconds(), problem);
        }
    }

    private PromptText known(Language language, String id) throws PromptException {
        List<String> ids = known.stream()
                .filter(text -> text.language() == language)
                .map(PromptText::id)
                .toList();
        return known.stream()
                .filter(text -> text.language() == language && text.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PromptException("there is no prompt '" + id + "' in " + language.code()
                        + Suggestion.nearest(id, ids)
                                .map(likely -> "; did you mean '" + likely + "'?")
                                .orElse(": expected one of prompts/manifest.yaml, or customer-ID")));
    }
}
