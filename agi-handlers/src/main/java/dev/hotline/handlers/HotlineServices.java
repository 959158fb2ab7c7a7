package dev.hotline.handlers;

import dev.hotline.callback.CaseStore;
import dev.hotline.config.HotlineConfig;
import dev.hotline.core.CallEvents;
import dev.hotline.core.CallHistory;
import dev.hotline.core.Journal;
import dev.hotline.core.Loop;
import dev.hotline.routing.AcdService;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the handlers work with.
 *
 * @param configs the configuration that new calls take; a call keeps the one it began with
 * @param loop tells on which loop a session is
 * @param soundFiles the prompts that there is a sound file for now, by id
 * @param standIn sees to prompts that have none
 */
public record HotlineServices(
        Loop loop,
        Configs configs,
        Journal journal,
        CallEvents events,
        AcdService acd,
        CaseStore cases,
        CallHistory history,
        WebServices web,
        Supplier<Set<String>> soundFiles,
        StandIn standIn,
        InstantSource clock,
        FlowTrace trace) {

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
