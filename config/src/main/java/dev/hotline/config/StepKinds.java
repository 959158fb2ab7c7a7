package dev.hotline.config;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Suggestion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What steps may do, by the key that says so. */
final class StepKinds {
    private static final NavigableMap<String, Function<StepReader, Action>> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("play", SpokenSteps::play),
            Map.entry("menu", SpokenSteps::menu),
            Map.entry("collect", SpokenSteps::collect),
            Map.entry("say", SpokenSteps::say),
            Map.entry("language", SpokenSteps::language),
            Map.entry("record", SpokenSteps::record),
            Map.entry("hours", DecidingSteps::hours),
            Map.entry("branch", DecidingSteps::branch),
            Map.entry("split", DecidingSteps::split),
            Map.entry("set", DecidingSteps::set),
            Map.entry("lookup", DecidingSteps::lookup),
            Map.entry("fetch", DecidingSteps::fetch),
            Map.entry("webhook", DecidingSteps::webhook),
            Map.entry("queue", LeadingSteps::queue),
            Map.entry("offer-callback", LeadingSteps::offerCallback),
            Map.entry("transfer", LeadingSteps::transfer),
            Map.entry("survey", LeadingSteps::survey),
            Map.entry("flow", LeadingSteps::subFlow),
            Map.entry("return", LeadingSteps::returns),
            Map.entry("hangup", LeadingSteps::hangUp)));

    private StepKinds() {}

    /** The keys, in the order of the alphabet. */
    static Set<String> words() {
        return Collections.unmodifiableSet(KINDS.keySet());
    }

    /** What the step does, by its one key that says so; when there is none or there are several, a stand-in, with the problem noted. */
    static Action action(StepReader step) {
        List<String> words =
                step.section.keys().stream().filter(KINDS::containsKey).toList();
        Optional<Function<StepReader, Action>> kind =
                words.size() == 1 ? Optional.ofNullable(KINDS.get(words.getFirst())) : Optional.empty();
        if (kind.isEmpty()) {
            step.section.ignoreUnknownKeys();
            refuse(step.section, words);
        }
        return kind.map(reader -> reader.apply(step)).orElseGet(() -> step.orStandIn(Optional.empty()));
    }

    private static void refuse(Section step, List<String> words) {
        if (!words.isEmpty()) {
            step.wrong("'" + String.join("' and '", words) + "' are two things to do: expected one");
            return;
        }
        Optional<String> first = step.keys().stream().findFirst().filter(key -> !key.equals(Exit.NEXT.name()));
        Optional<String> guess = first.flatMap(key -> Suggestion.nearest(key, words()));
        if (first.isPresent() && guess.isPresent()) {
            step.key(first.get())
                    .wrong("'" + first.get() + "' is nothing that a step does; did you mean '" + guess.get() + "'?");
        } else if (step.isPresent()) {
            step.wrong("no key says what to do: expected one of " + String.join(", ", words()));
        }
    }
}
