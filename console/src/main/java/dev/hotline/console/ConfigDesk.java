package dev.hotline.console;

import dev.hotline.storage.ConfigHistory;
import io.vertx.core.Future;

/** What can be asked of the configuration while it serves, and done with it. Callable from any thread; nothing blocks. */
public interface ConfigDesk {

    /** How it stands now. */
    ConfigStatus status();

    /** Every version that served. */
    ConfigHistory history();

    /**
     * Reads the files again and takes them for new calls, if they are good.
     *
     * @param by who or what asks, for the history
     * @param note why; may be empty
     */
    Future<ReloadResult> reload(String by, String note);

    /**
     * Puts the files of an earlier version back and takes them for new calls, if they are good today.
     *
     * @param version the beginning of its name; an unknown one fails the future with a message for people
     */
    Future<ReloadResult> rollback(String version, String by, String note);
}
