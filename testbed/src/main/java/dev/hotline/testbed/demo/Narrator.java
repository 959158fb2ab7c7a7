package dev.hotline.testbed.demo;

import dev.hotline.server.table.DisplayWidth;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what happens, a line for each thing, with who it happens to. Safe from any thread. */
final class Narrator {
    private static final int WHO = 30;
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colours;
    private final Map<String, String> prompts;
    private @Nullable Instant start;
    private boolean wrong;

    /** @param prompts the words of each prompt, by {@code LANGUAGE/ID} */
    Narrator(PrintStream out, boolean colours, Map<String, String> prompts) {
        this.out = out;
        this.colours = colours;
        this.prompts = Map.copyOf(prompts);
    }

    /** The clock of the story begins. */
    synchronized void begin() {
        start = Instant.now();
    }

    /** A line about how the demo itself gets on. */
    synchronized void progress(String text) {
        out.println(colours ? DIM + text + PLAIN : text);
        out.flush();
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Something happens to somebody. */
    synchronized void tell(String who, String what) {
        double seconds =
                start == null ? 0 : Duration.between(start, Instant.now()).toMillis() / 1000.0;
        out.printf("%6.1fs  %s  %s%n", seconds, who + " ".repeat(Math.max(0, WHO - DisplayWidth.of(who))), what);
        out.flush();
    }

    /** Something is not as it was meant. */
    synchronized void wrong(@Nullable String what) {
        wrong = true;
        say("✗ " + what);
    }

    /** Whether anything was not as it was meant. */
    synchronized boolean anythingWrong() {
        return wrong;
    }

    /** What a prompt says, shortened. */
    String words(String prompt) {
        String words = prompts.getOrDefault(prompt, prompt);
        return words.length() <= 46 ? words : words.substring(0, 45) + "…";
    }
}
