package dev.hotline.config.prompts;

import java.util.ArrayList;
import java.util.List;

/**
 * A quiet piece for plucked strings, eight chords of three seconds, as commands for sox. Each chord rings on into the next one, so that
 * there is no gap; the end fades, so that it can begin again.
 */
final class HoldMusic {
    /** Where it is, relative to {@code prompts/}. */
    static final String FILE = "music/hold.wav";

    private static final int BAR_SECONDS = 3;
    private static final List<String> CHORDS = List.of(
            "C3 G3 C4 E4 G4 E4",
            "A2 E3 A3 C4 E4 C4",
            "F2 C3 F3 A3 C4 A3",
            "G2 D3 G3 B3 D4 B3",
            "E3 B3 E4 G4 B4 G4",
            "A2 E3 A3 C4 E4 D4",
            "D3 A3 D4 F4 A4 F4",
            "G2 D3 G3 B3 D4 G4");

    /** For each chord, how it is plucked: one string every half second, beginning where the chord before ends. */
    List<List<String>> bars() {
        var bars = new ArrayList<List<String>>();
        for (String chord : CHORDS) {
            String plucks = "pluck " + chord.replace(" ", " pluck ");
            bars.add(Studio.words(
                    "synth 4 " + plucks + " delay 0 0.5 1 1.5 2 2.5 remix - pad " + bars.size() * BAR_SECONDS));
        }
        return bars;
    }

    /** What is done to all chords together. */
    List<String> finish() {
        return Studio.words("trim 0 " + CHORDS.size() * BAR_SECONDS + " lowpass 3000 norm -12 fade t 0.01 0 1.2");
    }
}
