package dev.hotline.testbed.asterisk;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What this machine has of Asterisk. */
public sealed interface AsteriskInstall {

    /**
     * An Asterisk that can be started.
     *
     * @param description for people, such as {@code Asterisk 22.10.1 in ~/.cache/hotline/asterisk-22}
     */
    record Available(String description, Launcher launcher) implements AsteriskInstall {}

    /**
     * None can be had.
     *
     * @param why for people: each way that was tried and why it did not work
     */
    record Unavailable(String why) implements AsteriskInstall {}

    /**
     * Finds an Asterisk: on the PATH, else by Docker, else in the cache folder, where it is first got from Debian when this machine
     * can (some 45 s, 500 MB). Two processes that ask at once get it once.
     *
     * @param progress told what goes on, at least every two seconds while something takes long
     */
    static AsteriskInstall find(Consumer<String> progress) {
        return find(CacheFolder.ofUser(), progress);
    }

    /** As {@link #find(Consumer)}, with another cache folder. */
    static AsteriskInstall find(Path cache, Consumer<String> progress) {
        return Finder.firstOf(List.of(
                new OnPath(), new InDocker(progress), new InDebianFolder(cache.resolve("asterisk-22"), progress)));
    }
}
