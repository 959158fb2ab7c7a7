package dev.hotline.testbed;

import dev.hotline.testbed.sip.audio.Ulaw;
import dev.hotline.testbed.sip.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The project's prompts, spoken faster than a person could follow: of each one that lasts more than a second only every third frame. A
 * phone still tells them apart, and a test waits a third of the time for what it has to hear to its end. The music is as it is.
 */
final class QuickPrompts {
    private static final int FASTER = 3;
    private static final int SHORT = 8000;

    private QuickPrompts() {}

    /** Makes them in the folder {@code to}, which is new. */
    static Path make(Path prompts, Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(prompts.resolve("manifest.yaml"), to.resolve("manifest.yaml"));
        for (String folder : List.of("zh", "en", "music")) {
            Files.createDirectory(to.resolve(folder));
            for (Path file : wavFiles(prompts.resolve(folder))) {
                short[] samples = Wav.read(file);
                boolean asItIs = folder.equals("music") || samples.length <= SHORT;
                Wav.write(to.resolve(folder).resolve(file.getFileName()), asItIs ? samples : faster(samples));
            }
        }
        return to;
    }

    private static List<Path> wavFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".wav")).toList();
        }
    }

    private static short[] faster(short[] samples) {
        short[] kept = new short[samples.length];
        int length = 0;
        for (int from = 0; from < samples.length; from += FASTER * Ulaw.FRAME) {
            int frame = Math.min(Ulaw.FRAME, samples.length - from);
            System.arraycopy(samples, from, kept, length, frame);
            length += frame;
        }
        return Arrays.copyOf(kept, length);
    }
}
