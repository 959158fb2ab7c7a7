package dev.hotline.testbed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The engine as it is run in production: {@code hotline.jar run} in a process of its own. One thread at a time. */
public final class EngineProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(40);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Path jar;
    private final Path config;
    private final Path data;
    private final HotlineApi api;
    private final Map<String, String> environment;
    private @Nullable Process process;

    public EngineProcess(Path jar, Path config, Path data, HotlineApi api, Map<String, String> environment) {
        this.jar = jar;
        this.config = config;
        this.data = data;
        this.api = api;
        this.environment = Map.copyOf(environment);
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /**
     * Starts it and waits until it can serve calls and every Asterisk is connected.
     *
     * @throws IllegalStateException with its last words when it ends instead, or is not ready in time
     */
    public void start() {
        start(api::ready);
    }

    /** Starts it and waits until this is so; fails as {@link #start()} does. */
    public void start(BooleanSupplier enough) {
        Process started = launch();
        process = started;
        Instant until = Instant.now().plus(START);
        while (!enough.getAsBoolean()) {
            if (!started.isAlive() || Instant.now().isAfter(until)) {
                throw new IllegalStateException("the engine did not become ready; its log ends with:\n" + lastWords());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        end(true);
    }

    /** Stops it in good order. */
    @Override
    public void close() {
        end(false);
    }

    /**
     * The number of its process.
     *
     * @throws IllegalStateException when it does not run
     */
    public long pid() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("the engine does not run (expected: started)");
        }
        return running.pid();
    }

    /** Where it writes what it has to say, over all its starts. */
    public Path log() {
        return data.resolve("engine.log");
    }

    private Process launch() {
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "--enable-native-access=ALL-UNNAMED",
                    "-jar",
                    jar.toString(),
                    "run",
                    "--config",
                    config.toString(),
                    "--data",
                    data.toString()));
            builder.environment().putAll(environment);
            File log = log().toFile();
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the engine could not be started from " + jar, e);
        }
    }

    private void end(boolean atOnce) {
        Process running = process;
        process = null;
        if (running == null) {
            return;
        }
        try {
            if (atOnce) {
                running.destroyForcibly().waitFor();
            } else {
                running.destroy();
                if (!running.waitFor(10, TimeUnit.SECONDS)) {
                    running.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
