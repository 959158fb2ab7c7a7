package dev.hotline.server;

import dev.hotline.config.ConfigReading;
import dev.hotline.config.HotlineConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hotline run}. */
@Command(
        name = "run",
        description = "Serve calls until the program is ended.",
        footer = {"", "Example: hotline run --config /etc/hotline --data /var/lib/hotline"})
final class RunCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration CLOSE = Duration.ofSeconds(8);

    @Mixin
    private Folders folders = new Folders();

    @Override
    public Integer call() throws InterruptedException {
        ConfigReading read = ConfigFolder.reading(folders.config());
        HotlineConfig config = read.config().orElseThrow();
        Engine engine = start(read);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(engine), "close"));
        log.info("engine {} serves calls with config {}", config.site().node(), config.version());
        new CountDownLatch(1).await();
        return 0;
    }

    private Engine start(ConfigReading read) throws InterruptedException {
        try {
            return Engine.start(
                            ConfigFolder.reader(),
                            read,
                            folders.config(),
                            folders.data().folder())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new Failure(Failure.reason(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    private static void close(Engine engine) {
        try {
            engine.close().toCompletionStage().toCompletableFuture().get(CLOSE.toSeconds(), TimeUnit.SECONDS);
            log.info("ended");
        } catch (ExecutionException | TimeoutException e) {
            log.warn("not ended in good order: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
