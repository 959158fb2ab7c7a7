package dev.hotline.console;

import dev.hotline.config.Language;
import dev.hotline.core.MissingPrompt;
import dev.hotline.core.MissingPrompt.Instead;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The prompts that were missing in the last day, for people to mend. Safe from any thread. */
public final class MissingPrompts implements Consumer<MissingPrompt> {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Map<Key, Missing> all = new ConcurrentHashMap<>();

    /**
     * A prompt that was missing.
     *
     * @param last the latest time, and {@code instead} what was heard then
     * @param times how often since it was missing first
     */
    record Missing(Language language, String prompt, Instant last, Instead instead, int times) {}

    private record Key(Language language, String prompt) {}

    @Override
    public void accept(MissingPrompt now) {
        all.merge(
                new Key(now.language(), now.prompt()),
                new Missing(now.language(), now.prompt(), now.at(), now.instead(), 1),
                (before, first) -> new Missing(
                        first.language(), first.prompt(), first.last(), first.instead(), before.times() + 1));
    }

    /** The latest first; those that were not missing for a day are forgotten. */
    List<Missing> at(Instant now) {
        all.values().removeIf(missing -> missing.last().isBefore(now.minus(KEPT)));
        return all.values().stream()
                .sorted(Comparator.comparing(Missing::last).reversed().thenComparing(Missing::prompt))
                .toList();
    }
}
