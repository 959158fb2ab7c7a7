package dev.hotline.bench.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A JVM with this one's class path, started for one peer of a benchmark so that its CPU and heap are its own. It ends when closed, when this
 * process ends, and by itself when this process is killed (its input ends). One thread at a time.
 */
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_ANSWER = "";
    private static final int LINES_SHOWN = 20;
    private static final String LOGS = "dev/hotline/bench/logback.xml";

    private final Process process;
    private final PrintWriter requests;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger complaints = new AtomicInteger();
    private final Thread endWithParent;
    private final String ready;

    private Child(Process process) {
        this.process = process;
        requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        endWithParent = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(endWithParent);
        Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8), this::said));
        Thread.ofVirtual().start(() -> read(process.errorReader(StandardCharsets.UTF_8), this::complained));
        ready = answer("start").substring("ready ".length());
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param main a class whose main method ends in {@link Control#serve}
     * @param jvm further options for its JVM
     * @throws IllegalStateException when it ends instead, or says nothing for a minute
     */
    public static Child start(Class<?> main, List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"));
        command.add("-Dlogback.configurationFile=" + LOGS);
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        try {
            return new Child(new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new UncheckedIOException("no JVM could be started: " + command, e);
        }
    }

    /** What it said when it was ready, such as its port. */
    public String ready() {
        return ready;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws IllegalStateException when it ends instead, or says nothing for a minute
     */
    public String ask(String request) {
        requests.println(request);
        return answer(request);
    }

    /** Nanoseconds of CPU that its process has used. */
    public long cpuNanos() {
        return Long.parseLong(ask("cpu"));
    }

    /** Bytes alive in its heap, after a full collection. */
    public long liveHeap() {
        return Long.parseLong(ask("heap"));
    }

    @Override
    public void close() {
        requests.println("quit");
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(endWithParent);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            process.destroyForcibly();
        }
    }

    private String answer(String request) {
        try {
            String answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null || answer.equals(NO_ANSWER)) {
                process.destroyForcibly();
                throw new IllegalStateException("no answer to \"" + request + "\" from process " + process.pid()
                        + (answer == null ? " within " + PATIENCE : ": it has ended"));
            }
            return answer;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void read(BufferedReader stream, Consumer<String> lines) {
        try (stream) {
            stream.lines().forEach(lines);
        } catch (IOException | UncheckedIOException ended) {
            complained(String.valueOf(ended.getMessage()));
        }
        answers.add(NO_ANSWER);
    }

    private void said(String line) {
        if (line.startsWith(Control.MARK)) {
            answers.add(line.substring(Control.MARK.length()));
        }
    }

    private void complained(String line) {
        if (complaints.incrementAndGet() <= LINES_SHOWN) {
            System.err.println("  process " + process.pid() + ": " + line);
        }
    }
}
