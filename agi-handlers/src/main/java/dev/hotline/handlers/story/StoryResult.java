package dev.hotline.handlers.story;

import dev.hotline.config.Story;
import dev.hotline.config.Story.Outcome;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of a story: what was heard and done, what is known of the call in the end, and what is not as expected. Immutable. */
public final class StoryResult {
    private static final int MOST_SHOWN = 20;

    private final Story story;
    private final Dialogue dialogue;
    private final StoryJournal journal;
    private final String failure;

    StoryResult(Story story, Dialogue dialogue, StoryJournal journal, String failure) {
        this.story = story;
        this.dialogue = dialogue;
        this.journal = journal;
        this.failure = failure;
    }

    /** The call in words: what was said and done, and each decision with its place and its reason. */
    public List<String> explanation() {
        List<String> lines = new ArrayList<>();
        for (Dialogue.Entry entry : dialogue.entries()) {
            lines.add(
                    switch (entry.kind()) {
                        case STEP -> entry.what() + (entry.more().isEmpty() ? "" : "   because " + entry.more());
                        case SAYS -> "    hears    " + entry.what() + " (" + entry.more() + ")";
                        case CALLER -> "    presses  " + entry.what();
                        case RINGS -> "    rings    " + entry.what() + ": " + entry.more();
                    });
        }
        lines.add(failure.isEmpty() ? "in the end: " + end() : failure);
        return lines;
    }

    private String end() {
        return journal.record()
                .map(call -> Arrays.stream(Outcome.values())
                                .map(outcome -> word(outcome) + " " + actual(outcome, call))
                                .collect(Collectors.joining(", "))
                        + (call.answers().isEmpty() ? "" : ", scores " + call.answers()))
                .orElse("no call: the number is not in service");
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What is not as expected, one line each; empty when all is. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (!failure.isEmpty()) {
            differences.add(failure);
        }
        story.expected().values().forEach((outcome, expected) -> {
            String actual = journal.record().map(call -> actual(outcome, call)).orElse("no call");
            if (!actual.equals(expected)) {
                differences.add(word(outcome) + ": " + actual + " (expected: " + expected + ")");
            }
        });
        Map<String, Integer> scores = journal.record().map(CallRecord::answers).orElse(Map.of());
        if (!story.expected().scores().isEmpty() && !story.expected().scores().equals(scores)) {
            differences.add(
                    "scores: " + scores + " (expected: " + story.expected().scores() + ")");
        }
        List<String> rung = dialogue.of(Dialogue.Kind.RINGS);
        story.expected()
                .rings()
                .filter(expected -> !expected.equals(rung))
                .ifPresent(expected ->
                        differences.add("phones that rang: " + first(rung) + " (expected: " + expected + ")"));
        List<String> heard = dialogue.of(Dialogue.Kind.SAYS);
        story.expected()
                .hears()
                .filter(expected -> !matches(heard, expected))
                .ifPresent(expected -> differences.add(
                        "the caller heard something else:\n" + new SideBySide(dialogue.entries(), expected)));
        return differences;
    }

    private String actual(Outcome outcome, CallRecord call) {
        return switch (outcome) {
            case QUEUE -> Objects.requireNonNullElse(call.queue(), "none");
            case TOPIC -> Objects.requireNonNullElse(call.topic(), "none");
            case AGENT -> Objects.requireNonNullElse(call.agent(), "none");
            case LANGUAGE -> call.language().code();
            case CUSTOMER -> Objects.requireNonNullElse(call.customer(), "none");
            case VIP -> String.valueOf(call.vip());
            case CASE ->
                fact(CallEvent.CaseOpened.class)
                        .map(opened ->
                                opened.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse("none");
            case ENDS_BY ->
                call.endedBy() == null ? "nobody" : call.endedBy().name().toLowerCase(Locale.ROOT);
            case TRANSFER ->
                fact(CallEvent.TransferStarted.class)
                        .map(CallEvent.TransferStarted::to)
                        .orElse("none");
        };
    }

    private <T extends CallEvent> Optional<T> fact(Class<T> kind) {
        return journal.facts().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Whether what was heard is what was expected, where {@code ...} stands for any prompts. */
    static boolean matches(List<String> heard, List<String> expected) {
        if (expected.isEmpty()) {
            return heard.isEmpty();
        }
        List<String> rest = expected.subList(1, expected.size());
        if (expected.getFirst().equals(Story.ANYTHING)) {
            for (int from = 0; from <= heard.size(); from++) {
                if (matches(heard.subList(from, heard.size()), rest)) {
                    return true;
                }
            }
            return false;
        }
        return !heard.isEmpty()
                && heard.getFirst().equals(expected.getFirst())
                && matches(heard.subList(1, heard.size()), rest);
    }

    /** A call that never ends rings without end. */
    private static String first(List<String> rung) {
        return rung.size() <= MOST_SHOWN
                ? rung.toString()
                : rung.subList(0, MOST_SHOWN) + " and " + (rung.size() - MOST_SHOWN) + " more";
    }
}
