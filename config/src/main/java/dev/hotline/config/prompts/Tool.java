package dev.hotline.config.prompts;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that ends soon, given its arguments one by one and never through a shell. Blocking; safe from any thread.
 *
 * @param name of the program
 * @param howToGet what to tell people who do not have it
 */
record Tool(String name, String howToGet) {
    private static final int LONGEST_SECONDS = 60;
    private static final int LONGEST_WORDS = 500;

    /** A program that is a Debian package of the same name. */
    static Tool ofDebian(String name) {
        return new Tool(name, "get it with: apt-get install " + name);
    }

    /**
     * Runs the program with this input and waits for its end.
     *
     * @throws PromptException when it is not there, fails, or takes longer than a minute
     */
    void run(List<String> command, String input) throws PromptException, IOException, InterruptedException {
        try (var scratch = new ScratchFolder()) {
            File said = new File(scratch.file("said"));
            Process process = start(command, said);
            try {
                finish(process, input, said.toPath());
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** What it says goes to a file: a program that says much must not wait until somebody reads it. */
    private Process start(List<String> command, File said) throws PromptException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said)
                    .start();
        } catch (IOException e) {
            throw new PromptException(name + " cannot be run: " + e.getMessage() + " (" + howToGet + ")", e);
        }
    }

    private void finish(Process process, String input, Path said)
            throws IOException, PromptException, InterruptedException {
        write(process, input);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new PromptException(name + " did not end within " + LONGEST_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new PromptException(name + " failed with status " + process.exitValue() + ": " + end(said));
        }
    }

    private static void write(Process process, String input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // a program that does not read its input has its reasons, which its status and what it made tell
        }
    }

    private static String end(Path said) throws IOException {
        String words = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
        return words.substring(Math.max(0, words.length() - LONGEST_WORDS));
    }
}
