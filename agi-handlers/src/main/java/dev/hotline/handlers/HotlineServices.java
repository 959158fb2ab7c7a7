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
 * @param sounds the prompts that there is a sound file for, by id
 * @param standIn sees to prompts that have none
 */
public record HotlineServices(
        Vertx vertx,
        Supplier<HotlineConfig> configs,
        Journal journal,
        CallEvents events,
        AcdService acd,
        Set<String> sounds,
        StandIn standIn,
        InstantSource clock) {

    /** The configuration as it is now. */
    public HotlineConfig config() {
        return configs.get();
    }
}
