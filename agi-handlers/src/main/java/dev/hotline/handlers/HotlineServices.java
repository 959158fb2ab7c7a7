package dev.hotline.handlers;

import dev.hotline.config.HotlineConfig;
import dev.hotline.core.CallEvents;
import dev.hotline.core.Journal;
import dev.hotline.routing.AcdService;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Set;

/**
 * What the handlers work with.
 *
 * @param sounds the prompts that there is a sound file for, by id
 */
public record HotlineServices(
        Vertx vertx,
        HotlineConfig config,
        Journal journal,
        CallEvents events,
        AcdService acd,
        Set<String> sounds,
        InstantSource clock) {}
