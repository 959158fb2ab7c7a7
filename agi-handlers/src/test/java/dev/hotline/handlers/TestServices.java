package dev.hotline.handlers;

import dev.hotline.callback.CaseStore;
import dev.hotline.core.CallEvents;
import dev.hotline.core.Loop;
import dev.hotline.routing.AcdService;
import java.time.InstantSource;
import java.util.Set;

/** What handlers under test are given: no web services, no sounds, and nobody who looks at the steps. */
final class TestServices {
    private TestServices() {}

    static HotlineServices of(
            Loop loop, Configs configs, MemoryJournal journal, AcdService acd, CaseStore cases, InstantSource clock) {
        return new HotlineServices(
                loop,
                configs,
                journal,
                new CallEvents(),
                acd,
                cases,
                journal,
                new NoWeb(),
                Set::of,
                new TestStandIn(),
                clock,
                (call, flow, step, exit, why) -> {});
    }
}
