package dev.hotline.handlers;

import dev.hotline.config.HotlineConfig;
import dev.hotline.core.CallEvents;
import dev.hotline.core.Journal;
import dev.hotline.routing.AcdService;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the handlers work with.
 *
 * @param configs the configuration that new calls take; a call keeps the one it began with
 * @param soundFiles the prompts that there is a sound file for now, by id
 */
public record HotlineServices(
        Vertx vertx,
        Configs configs,
        Journal journal,
        CallEvents events,
        AcdService acd,
        Supplier<Set<String>> soundFiles,
        InstantSource clock) {

    /** The configuration as it is now. */
    public HotlineConfig config() {
        return configs.get();
    }

    /** The configuration that a call began with; the one of now when that is not at hand any more. */
    HotlineConfig config(String version) {
        return configs.version(version).orElseGet(configs);
    }

    /** The prompts that there is a sound file for now, by id. */
    Set<String> sounds() {
        return soundFiles.get();
    }
}
