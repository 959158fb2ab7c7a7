package dev.hotline.config.prompts;

import dev.hotline.config.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Makes the sound files below {@code prompts/}: one for each text and language, one for each customer's name and language
 * ({@code customer-ID}), and the hold music. A recording of somebody's own stays as it is. Blocking; takes some 20 ms of processor time a
 * file.
 */
public final class PromptBuilder {
    private final Path folder;
    private final PromptManifest manifest;
    private final int parallel;

    /**
     * How far the building is.
     *
     * @param done files made so far
     * @param total files in all
     * @param file the last one, relative to {@code prompts/}
     * @param kept whether it is a recording of somebody's own and was left as it is
     */
    public record Progress(int done, int total, String file, boolean kept) {}

    /** A sound as it was made from its text, and whether the file there was left all the same. */
    private record Made(String file, String hash, boolean kept) {}

    private interface Sounding {
        byte[] make() throws PromptException, IOException, InterruptedException;
    }

    /**
     * @param configFolder the one that has {@code prompts/}
     * @param parallel how many programs may run at once, at least 1
     */
    public PromptBuilder(Path configFolder, PromptManifest manifest, int parallel) {
        this.folder = configFolder.resolve("prompts");
        this.manifest = manifest;
        this.parallel = parallel;
    }

    /**
     * Makes all files anew; those that exist are replaced one by one.
     *
     * @param force whether recordings of somebody's own are replaced too
     * @param progress called on this thread after each file
     * @throws PromptException when a program is missing or fails; files made before stay
     * @throws IOException when a file cannot be written
     */
    public void build(Collection<Customer> customers, boolean force, Consumer<Progress> progress)
            throws PromptException, IOException, InterruptedException {
        BuiltFiles before = BuiltFiles.read(folder);
        BuiltFiles now = BuiltFiles.read(folder);
        List<Callable<Made>> jobs = jobs(customers, force, before);
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        try {
            var running = new ExecutorCompletionService<Made>(workers);
            jobs.forEach(running::submit);
            for (int done = 1; done <= jobs.size(); done++) {
                Made made = next(running);
                if (!made.kept()) {
                    now.note(made.file(), made.hash());
                }
                progress.accept(new Progress(done, jobs.size(), made.file(), made.kept()));
            }
        } finally {
            workers.shutdownNow();
            workers.close();
            now.save();
        }
    }

    private List<Callable<Made>> jobs(Collection<Customer> customers, boolean force, BuiltFiles before) {
        var studio = new Studio(manifest.voices());
        var jobs = new ArrayList<Callable<Made>>();
        for (PromptText text : manifest.spoken(customers)) {
            jobs.add(() -> made(text.file(), () -> studio.speak(text.language(), text.text()), force, before));
        }
        jobs.add(() -> made(HoldMusic.FILE, () -> studio.play(new HoldMusic()), force, before));
        return jobs;
    }

    /** A file that is just what would be made now is not somebody's own. */
    private Made made(String file, Sounding sounding, boolean force, BuiltFiles before)
            throws PromptException, IOException, InterruptedException {
        byte[] content = sounding.make();
        Path path = folder.resolve(file);
        boolean kept = !force && before.isOwn(file) && !Arrays.equals(Files.readAllBytes(path), content);
        if (!kept) {
            AtomicFile.write(path, content);
        }
        return new Made(file, BuiltFiles.hash(content), kept);
    }

    private static Made next(CompletionService<Made> running)
            throws PromptException, IOException, InterruptedException {
        try {
            return running.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PromptException failed) {
                throw failed;
            }
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e);
        }
    }
}
