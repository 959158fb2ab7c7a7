package dev.hotline.server.metrics;

import dev.hotline.core.MissingPrompt;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.function.Consumer;

/** Counts prompts that were missing. Their names come from the configuration, so no caller can make new ones. */
final class PromptCounter implements Consumer<MissingPrompt> {
    private final Counter missing;

    PromptCounter(CollectorRegistry registry) {
        missing = Counter.build(
                        "hotline_prompts_missing",
                        "Prompts that had no sound file when they were to be said, by what the caller heard instead; alert when it grows.")
                .labelNames("language", "prompt", "instead")
                .register(registry);
    }

    @Override
    public void accept(MissingPrompt prompt) {
        missing.labels(Labels.of(prompt.language()), prompt.prompt(), Labels.of(prompt.instead()))
                .inc();
    }
}
