package dev.hotline.testkit.asterisk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is heard on a channel, and how long nothing is. Guarded by the world. */
final class Hearing {
    static final String MUSIC = "music";
    /** Heard, but no prompt. */
    private static final String TALK = "talk";

    private static final String RINGING_TONE = "ringing tone";

    private final List<String> heard = new ArrayList<>();
    private @Nullable String now;
    private boolean counting;
    private long silentSince;
    private Duration longestSilence = Duration.ZERO;

    /** From here on silence counts. */
    void answered() {
        counting = true;
        silentSince = System.nanoTime();
    }

    void prompt(String name) {
        hear(name);
        heard.add(name);
    }

    void music() {
        if (!MUSIC.equals(now)) {
            hear(MUSIC);
            heard.add(MUSIC);
        }
    }

    void talk() {
        hear(TALK);
    }

    void ringingTone() {
        hear(RINGING_TONE);
    }

    void nothing() {
        if (now != null) {
            now = null;
            silentSince = System.nanoTime();
        }
    }

    void ended() {
        longestSilence = longestSilence();
        counting = false;
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    Duration longestSilence() {
        Duration current = counting && now == null ? Duration.ofNanos(System.nanoTime() - silentSince) : Duration.ZERO;
        return current.compareTo(longestSilence) > 0 ? current : longestSilence;
    }

    private void hear(String what) {
        longestSilence = longestSilence();
        now = what;
    }
}
