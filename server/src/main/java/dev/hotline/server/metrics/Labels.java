package dev.hotline.server.metrics;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Line;
import dev.hotline.config.Survey;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Label values from fixed sets: what no configuration that served names is {@code other}, what is not known is {@code none}. Names of earlier
 * configurations stay, for the calls that began with them. Safe from any thread.
 */
final class Labels {
    private final Set<String> lines = ConcurrentHashMap.newKeySet();
    private final Set<String> queues = ConcurrentHashMap.newKeySet();
    private final Set<String> questions = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> targets = new ConcurrentHashMap<>();

    Labels(HotlineConfig config) {
        add(config);
    }

    void add(HotlineConfig config) {
        config.lines().stream().map(Line::name).forEach(lines::add);
        queues.addAll(config.queues().keySet());
        config.queues()
                .values()
                .forEach(queue -> targets.put(queue.name(), queue.target().within()));
        config.surveys().values().stream()
                .flatMap(survey -> survey.questions().stream())
                .map(Survey.Question::id)
                .forEach(questions::add);
    }

    String line(String line) {
        return known(lines, line);
    }

    String queue(@Nullable String queue) {
        return known(queues, queue);
    }

    /** Within which time calls of this queue are to be answered, as it was configured last; empty when there never was such a queue. */
    Optional<Duration> target(@Nullable String queue) {
        return Optional.ofNullable(queue).map(targets::get);
    }

    String question(String question) {
        return known(questions, question);
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String known(Set<String> names, @Nullable String name) {
        return name == null ? "none" : names.contains(name) ? name : "other";
    }
}
