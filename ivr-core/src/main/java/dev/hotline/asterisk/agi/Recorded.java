package dev.hotline.asterisk.agi;

import java.time.Duration;

/** How a recording ended. */
public sealed interface Recorded permits Recorded.Kept, HungUp, Failed {
    /**
     * There is a file.
     *
     * @param length of what it holds
     * @param ending why it ended; after {@link Ending#HANG_UP} the caller is gone
     */
    record Kept(Duration length, Ending ending) implements Recorded {}

    /** Why a recording ended. */
    enum Ending {
        KEY,
        /** It was as long as it may be, or there was silence for as long as was asked for. */
        TIME,
        HANG_UP
    }
}
