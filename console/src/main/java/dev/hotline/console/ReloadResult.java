package dev.hotline.console;

import dev.hotline.config.source.Problem;
import java.util.List;

/**
 * What came of a reload.
 *
 * @param version that new calls take now
 * @param warnings what of it takes effect at the next start only
 * @param problems why the files were refused; none when they were not
 */
public record ReloadResult(Outcome outcome, String version, List<String> warnings, List<Problem> problems) {

    /** How it ended. */
    public enum Outcome {
        /** New calls take another version from now on. */
        TAKEN,
        /** The files are those that serve already. */
        UNCHANGED,
        /** The files have problems; the version of before goes on serving. */
        REFUSED
    }
}
