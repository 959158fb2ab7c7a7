package dev.hotline.testbed.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One real Asterisk that we run. It ends with this process, however that ends. Any number can run side by side. Thread-safe; methods
 * block.
 */
public final class AsteriskServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration CONSOLE = Duration.ofSeconds(10);

    /** Runs its arguments, and ends them when nobody holds the other end of its standard input any more. */
    private static final String LEASH = """
            exec 3<&0
            { cat <&3 >/dev/null; kill -TERM $$ 2>/dev/null; kill -CONT $$ 2>/dev/null; } >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """;

    private final Launcher launcher;
    private final AsteriskSettings settings;
    private final AsteriskFiles files;
    private final String name;
    private @Nullable Process process;

    private AsteriskServer(Launcher launcher, AsteriskSettings settings) {
        this.launcher = launcher;
        this.settings = settings;
        this.files = new AsteriskFiles(settings, launcher);
        this.name = "hotline-" + settings.node() + "-" + settings.amiPort();
    }

    /**
     * Writes the files and starts; returns when Asterisk takes AMI and calls.
     *
     * @throws IllegalStateException when it did not start; the message has the end of its log
     */
    public static AsteriskServer start(AsteriskInstall.Available install, AsteriskSettings settings) {
        AsteriskServer server = new AsteriskServer(install.launcher(), settings);
        server.start();
        return server;
    }

    /** Starts it again after {@link #stop} or {@link #kill}; nothing when it runs. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        try {
            files.write();
            Files.deleteIfExists(consoleSocket());
            process = launch();
            awaitReady(process, () -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it within seconds, and all calls with it; nothing when it does not run. */
    public synchronized void stop() {
        end(false);
    }

    /** Ends it at once, as a crash would. */
    public synchronized void kill() {
        end(true);
    }

    public synchronized void restart() {
        stop();
        start();
    }

    /**
     * Has it restart itself ({@code core restart now}), which ends all calls; returns when the new one takes AMI and calls. It stays the
     * same process.
     */
    public synchronized void restartItself() {
        Process running = running();
        Instant before = consoleSince();
        console("core restart now");
        try {
            awaitReady(running, () -> consoleSince().isAfter(before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops its execution as a machine that hangs would: its sockets stay open, and nobody is there. */
    public synchronized void suspend() {
        signal(running(), "STOP");
    }

    /** Lets it go on after {@link #suspend}. */
    public synchronized void resume() {
        signal(running(), "CONT");
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Runs a command of Asterisk's console, such as {@code core show channels concise}, and gives its output. */
    public String console(String command) {
        List<String> arguments = List.of("-C", launcher.inside(files.main()).toString(), "-rx", command);
        return Command.run(CONSOLE, launcher.console(name, arguments)).output();
    }

    /** Asterisk's own log. */
    public Path log() {
        return settings.folder().resolve("log/full");
    }

    public AsteriskSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        stop();
    }

    private Process launch() throws IOException {
        List<String> arguments = List.of("-C", launcher.inside(files.main()).toString(), "-f");
        List<Path> folders = List.of(settings.folder(), settings.samples(), settings.prompts());
        List<String> command = new ArrayList<>(List.of("sh", "-c", LEASH, name));
        command.addAll(launcher.server(name, folders, arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private void awaitReady(Process started, BooleanSupplier isNew) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            if (wait(started, Duration.ofMillis(100))) {
                throw notStarted("it ended with status " + started.exitValue());
            }
            if (isNew.getAsBoolean()
                    && takesAmi()
                    && console("core waitfullybooted").contains("fully booted")) {
                return;
            }
        }
        end(true);
        throw notStarted("it was not ready after " + START.toSeconds() + " s");
    }

    /** When the console's socket was made, which is early in a start. */
    private Instant consoleSince() {
        try {
            return Files.getLastModifiedTime(consoleSocket()).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.EPOCH;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path consoleSocket() {
        return settings.folder().resolve("run/asterisk.ctl");
    }

    private boolean takesAmi() {
        try (Socket socket = new Socket()) {
            socket.connect(settings.ami(), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Process running() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("Asterisk in " + settings.folder() + " does not run (expected: started)");
        }
        return process;
    }

    private void signal(Process running, String signal) {
        List<String> inContainer = launcher.signal(name, signal);
        List<String> command =
                inContainer.isEmpty() ? List.of("sh", "-c", "kill -" + signal + " " + running.pid()) : inContainer;
        Command.Result sent = Command.run(CONSOLE, command);
        if (!sent.isSuccess()) {
            throw new IllegalStateException("signal " + signal + " for " + name + ": " + sent.lastLine());
        }
    }

    private void end(boolean atOnce) {
        Process running = process;
        if (running == null) {
            return;
        }
        if (!atOnce) {
            running.destroy();
            wait(running, STOP);
        }
        if (running.isAlive()) {
            signal(running, "KILL");
            running.destroyForcibly();
            wait(running, STOP);
        }
        releaseLeash(running);
        process = null;
    }

    private static void releaseLeash(Process ended) {
        try {
            ended.getOutputStream().close();
        } catch (IOException e) {
            // Nothing was written to it, so nothing can be lost.
        }
    }

    private static boolean wait(Process process, Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private IllegalStateException notStarted(String why) throws IOException {
        StringBuilder text = new StringBuilder("Asterisk did not start in " + settings.folder() + ": " + why);
        for (Path file : List.of(output(), log())) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                lines.subList(Math.max(0, lines.size() - 10), lines.size())
                        .forEach(line -> text.append('\n').append(line));
            }
        }
        return new IllegalStateException(text.toString());
    }

    private Path output() {
        return settings.folder().resolve("log/output");
    }
}
