package dev.hotline.config.prompts;

import dev.hotline.config.Customer;
import dev.hotline.config.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Makes every sound file below {@code prompts/}: one for each text and language, one for each customer's name and language
 * ({@code customer-ID}), and the hold music. Blocking; takes some 20 ms of processor time a file.
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
     * @param file the last one made, relative to {@code prompts/}
     */
    public record Progress(int done, int total, String file) {}

    /**
     * @param configFolder the one that has {@code prompts/}
     * @param parallel how many programs may run at once, at least 1
     */
    public PromptBuilder(Path configFolder, PromptManifest manifest, int parallel) {
        this.folder = configFolder.resolve("prompts");
        this.manifest = manifest;
        this.parallel = parallel;
    }

    /** The prompt that says this customer's name. */
    public static String promptOf(Customer customer) {
        return "customer-" + customer.id();
    }

    /**
     * Makes all files anew; those that exist are replaced one by one.
     *
     * @param progress called on this thread after each file
     * @throws PromptException when a program is missing or fails; files made before stay
     * @throws IOException when a file cannot be written
     */
    public void build(Collection<Customer> customers, Consumer<Progress> progress)
            throws PromptException, IOException, InterruptedException {
        List<Callable<String>> jobs = jobs(customers);
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        try {
            var running = new ExecutorCompletionService<String>(workers);
            jobs.forEach(running::submit);
            for (int done = 1; done <= jobs.size(); done++) {
                progress.accept(new Progress(done, jobs.size(), next(running)));
            }
        } finally {
            workers.shutdownNow();
            workers.close();
        }
    }

    private List<Callable<String>> jobs(Collection<Customer> customers) throws IOException {
        var studio = new Studio(manifest.voices());
        var jobs = new ArrayList<Callable<String>>();
        for (Language language : Language.values()) {
            Files.createDirectories(folder.resolve(language.code()));
            manifest.texts()
                    .forEach((id, texts) -> jobs.add(spoken(studio, language, id, texts.getOrDefault(language, ""))));
            customers.forEach(customer -> jobs.add(spoken(studio, language, promptOf(customer), customer.name())));
        }
        jobs.add(music(studio));
        return jobs;
    }

    private Callable<String> spoken(Studio studio, Language language, String id, String text) {
        String file = language.code() + "/" + id + ".wav";
        return () -> {
            studio.speak(language, text, folder.resolve(file));
            return file;
        };
    }

    private Callable<String> music(Studio studio) throws IOException {
        String file = "music/hold.wav";
        Files.createDirectories(folder.resolve("music"));
        return () -> {
            studio.play(new HoldMusic(), folder.resolve(file));
            return file;
        };
    }

    private static String next(CompletionService<String> running)
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
