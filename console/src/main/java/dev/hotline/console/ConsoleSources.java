package dev.hotline.console;

import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.config.HotlineConfig;
import dev.hotline.console.flows.PromptTexts;
import dev.hotline.core.AuditLog;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.routing.AgentDesk;
import dev.hotline.storage.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the console shows. Every supplier but the last is called on the console's event loop: it must not block and may be called each second.
 *
 * @param config the one that new calls get
 * @param configDesk that configuration, its versions and its reload
 * @param links the links to the Asterisk nodes
 * @param agents logs agents in and out
 * @param callDesk what supervisors do with calls
 * @param checks what readiness is made of
 * @param metrics the metrics in Prometheus text format 0.0.4
 * @param prompts the folder that is served as {@code /prompts}
 * @param spoken the folder that is served as {@code /prompts/spoken}: texts of prompts that have no sound file
 * @param texts what prompts say; called on a worker thread, so it may block
 */
public record ConsoleSources(
        Supplier<HotlineConfig> config,
        ConfigDesk configDesk,
        LiveCalls calls,
        MissingPrompts missingPrompts,
        Supplier<AcdSnapshot> acd,
        Supplier<List<AmiHealth>> links,
        Reports reports,
        AgentDesk agents,
        CallDesk callDesk,
        AuditLog audit,
        List<Check> checks,
        Supplier<String> metrics,
        Path prompts,
        Path spoken,
        Supplier<PromptTexts> texts) {}
