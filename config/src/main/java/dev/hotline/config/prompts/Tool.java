package dev.hotline.config.prompts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program on the PATH that says little and ends soon. Blocking; safe from any thread.
 *
 * @param name of the program
 * @param howToGet what to tell people who do not have it
 */
record Tool(String name, String howToGet) {
    private static final int LONGEST_SECONDS = 60;

    /**
     * Runs the program with this input and waits for its end.
     *
     * @throws PromptException when it is not there, fails, or takes longer than a minute
     */
    void run(List<String> command, String input) throws PromptException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                finish(process, input);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new PromptException(name + " cannot be run: " + e.getMessage() + " (" + howToGet + ")", e);
        }
    }

    private void finish(Process process, String input) throws IOException, PromptException, InterruptedException {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new PromptException(name + " did not end within " + LONGEST_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            throw new PromptException(name + " failed with status " + process.exitValue() + ": " + said);
        }
    }
}
