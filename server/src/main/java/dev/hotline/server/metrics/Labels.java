package dev.hotline.server.metrics;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Line;
import dev.hotline.config.Survey;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Label values from fixed sets: what the config does not name is {@code other}, what is not known is {@code none}. Immutable. */
final class Labels {
    private final Set<String> lines;
    private final Set<String> queues;
    private final Set<String> questions;

    Labels(HotlineConfig config) {
        lines = config.lines().stream().map(Line::name).collect(Collectors.toUnmodifiableSet());
        queues = Set.copyOf(config.queues().keySet());
        questions = config.surveys().values().stream()
                .flatMap(survey -> survey.questions().stream())
                .map(Survey.Question::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    String line(String line) {
        return known(lines, line);
    }

    String queue(@Nullable String queue) {
        return known(queues, queue);
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
