package dev.hotline.handlers;

import dev.hotline.config.HotlineConfig;
import dev.hotline.core.CallEvents;
import dev.hotline.core.Journal;
import dev.hotline.routing.AcdService;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What the handlers work with. */
public record HotlineServices(
        Vertx vertx, HotlineConfig config, Journal journal, CallEvents events, AcdService acd, InstantSource clock) {}
