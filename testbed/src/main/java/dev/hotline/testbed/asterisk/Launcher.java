package dev.hotline.testbed.asterisk;

import java.nio.file.Path;
import java.util.List;

/** How an Asterisk is started: as it is, in a container or in a folder with a Debian of its own. */
public interface Launcher {

    /**
     * The command that runs Asterisk in the foreground until it is sent SIGTERM.
     *
     * @param name unique among the servers of this machine
     * @param folders that Asterisk must see
     * @param arguments of Asterisk, with paths as it sees them
     */
    List<String> server(String name, List<Path> folders, List<String> arguments);

    /** The command that runs Asterisk's remote console of that server. */
    List<String> console(String name, List<String> arguments);

    /** The command that sends that server a signal such as {@code KILL}; empty when sending it to its process does. */
    default List<String> signal(String name, String signal) {
        return List.of();
    }

    /** A file of this machine as Asterisk sees it. */
    default Path inside(Path file) {
        return file.toAbsolutePath();
    }
}
