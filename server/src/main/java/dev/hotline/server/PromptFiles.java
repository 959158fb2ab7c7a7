package dev.hotline.server;

import dev.hotline.config.Customer;
import dev.hotline.config.Language;
import dev.hotline.config.prompts.PromptBuilder;
import dev.hotline.config.prompts.PromptManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sound files that the configuration needs, compared with those that are there. Blocking. */
final class PromptFiles {
    private static final int HEADER = 44;
    private final Path folder;
    private final List<String> needed = new ArrayList<>();

    PromptFiles(Path config, PromptManifest manifest, Collection<Customer> customers) {
        folder = config.resolve("prompts");
        for (Language language : Language.values()) {
            Stream<String> names = customers.stream().map(PromptBuilder::promptOf);
            Stream.concat(manifest.texts().keySet().stream(), names)
                    .forEach(prompt -> needed.add(language.code() + "/" + prompt + ".wav"));
        }
    }

    int count() {
        return needed.size();
    }

    /** One line for each file that is missing or not playable. */
    List<String> problems() {
        return needed.stream().flatMap(name -> problem(name).stream()).toList();
    }

    private Optional<String> problem(String name) {
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(file)) {
            return format(ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN))
                    .map(what -> file + ": " + what + " (expected: a wav file of 8000 Hz, 16 bit, mono)");
        } catch (IOException e) {
            return Optional.of(file + (Files.exists(file) ? ": cannot be read: " + e.getMessage() : ": missing"));
        }
    }

    private static Optional<String> format(ByteBuffer header) {
        boolean wav = header.limit() == HEADER
                && text(header, 0).equals("RIFF")
                && text(header, 8).equals("WAVE");
        if (!wav) {
            return Optional.of("not a wav file");
        }
        int channels = header.getShort(22);
        int rate = header.getInt(24);
        int bits = header.getShort(34);
        boolean right = channels == 1 && rate == 8000 && bits == 16;
        return right ? Optional.empty() : Optional.of(rate + " Hz, " + bits + " bit, " + channels + " channels");
    }

    private static String text(ByteBuffer header, int at) {
        byte[] four = new byte[4];
        header.get(at, four);
        return new String(four, StandardCharsets.US_ASCII);
    }
}
