package dev.hotline.testbed.asterisk;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs commands of this machine. */
final class Command {
    private Command() {}

    /** @param output both streams */
    record Result(int exit, String output) {
        boolean isSuccess() {
            return exit == 0;
        }

        String lastLine() {
            String text = output.strip();
            return text.substring(text.lastIndexOf('\n') + 1);
        }
    }

    /** Runs a command to its end; after {@code atMost} it is killed, with the exit status 124. */
    static Result run(Duration atMost, List<String> command) {
        return run(atMost, command, line -> {});
    }

    /** As {@link #run(Duration, List)}, with each line of output told as it comes. */
    static Result run(Duration atMost, List<String> command, Consumer<String> lines) {
        StringBuilder output = new StringBuilder();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            Thread reader = Thread.ofVirtual()
                    .start(() -> read(process, line -> {
                        output.append(line).append('\n');
                        lines.accept(line);
                    }));
            boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            reader.join(Duration.ofSeconds(1));
            return new Result(ended ? process.exitValue() : 124, output.toString());
        } catch (IOException e) {
            return new Result(127, command.get(0) + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(130, "interrupted");
        }
    }

    /** The program with this name on the PATH or in the administrator's folders. */
    static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin";
        for (String folder : path.split(":", -1)) {
            Path file = Path.of(folder, program);
            if (!folder.isEmpty() && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines);
        } catch (IOException | UncheckedIOException e) {
            // The process was killed: what it had said is known.
        }
    }
}
