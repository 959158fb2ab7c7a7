package dev.hotline.handlers;

import dev.hotline.config.HotlineConfig;
import java.util.Optional;
import java.util.function.Supplier;

/** The configurations that calls are served with. Safe from any thread, and never blocks. */
@FunctionalInterface
public interface Configs extends Supplier<HotlineConfig> {

    /** The one that new calls take. */
    @Override
    HotlineConfig get();

    /** One that calls began with, if it is still at hand: for a call that comes back. */
    default Optional<HotlineConfig> version(String version) {
        return Optional.of(get()).filter(config -> config.version().equals(version));
    }
}
