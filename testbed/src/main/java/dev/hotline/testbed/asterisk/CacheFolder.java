package dev.hotline.testbed.asterisk;

import java.nio.file.Path;

/** Where things are kept that take long to get. */
final class CacheFolder {
    private CacheFolder() {}

    /** {@code $XDG_CACHE_HOME/hotline}, else {@code ~/.cache/hotline}. */
    static Path ofUser() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("hotline");
    }
}
