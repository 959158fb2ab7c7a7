package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.integer;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Expression;
import dev.hotline.config.flow.ExpressionReader;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Names;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One step while it is read: its keys, and the exits that were found among them. */
final class StepReader {
    static final String STEP = "the name of a step";

    /** A variable's name: not one of the words that mean something in expressions wherever they stand. */
    static final Format<String> VARIABLE = Format.of(
            "a variable's name of small letters a-z, digits and '_'",
            "",
            text -> Optional.of(text)
                    .filter(name -> name.matches("[a-z][a-z0-9_]{0,31}"))
                    .filter(name -> !Set.of("true", "false", "null", "in").contains(name)));

    /** The longest that is waited for a key where the file does not say. */
    private static final Duration KEY_WAIT = Duration.ofSeconds(5);

    final Section section;
    final KnownNames names;
    final ExpressionReader expressions;
    final FlowDraft.Uses uses;
    private final Names steps;
    private final Map<Exit, String> exits = new LinkedHashMap<>();
    private boolean whole = true;

    /** @param steps the names of the flow's steps */
    StepReader(Section section, KnownNames names, Names steps, ExpressionReader expressions, FlowDraft.Uses uses) {
        this.section = section;
        this.names = names;
        this.steps = steps;
        this.expressions = expressions;
        this.uses = uses;
    }

    /** The step that each exit leads to. */
    Map<Exit, String> exits() {
        return Collections.unmodifiableMap(exits);
    }

    /** Whether all exits and the action could be read. */
    boolean whole() {
        return whole;
    }

    /** An exit that must be written: where it is not, the flow has a dead end. */
    void must(Exit exit) {
        to(exit, section.text(exit.name(), "the step that comes then (this is a dead end)"));
    }

    /** An exit that ends the call where it is not written. */
    void may(Exit exit) {
        if (section.has(exit.name())) {
            to(exit, section.text(exit.name(), STEP));
        }
    }

    /** An exit that leads where the other one leads, where it is not written itself. */
    void may(Exit exit, Exit otherwise) {
        may(exit);
        Optional.ofNullable(exits.get(otherwise)).ifPresent(target -> exits.putIfAbsent(exit, target));
    }

    void to(Exit exit, Optional<Text> target) {
        whole &= target.isPresent();
        target.ifPresent(step -> to(exit, step));
    }

    void to(Exit exit, Text target) {
        steps.use(target.value(), target);
        exits.put(exit, target.value());
    }

    /** The action; what stands for it, when it could not be read, keeps nothing right about the flow's ways. */
    Action orStandIn(Optional<? extends Action> action) {
        whole &= action.isPresent();
        return action.<Action>map(good -> good).orElseGet(() -> new Action.HangUp(List.of()));
    }

    List<String> prompts(String key) {
        List<Text> prompts = section.texts(key, "prompts");
        if (section.hasEmptyList(key)) {
            section.wrong(key + " is empty: expected a prompt");
        }
        return prompts.stream().map(this::prompt).toList();
    }

    private String prompt(Text prompt) {
        prompt.attempt(NAME).ifPresent(id -> {
            names.prompts.use(id, prompt);
            uses.prompts.add(prompt);
        });
        return prompt.value();
    }

    Duration keyWait() {
        return section.get("key-wait", DURATION, KEY_WAIT);
    }

    /** How often the prompts are said in all. */
    int tries(int absent) {
        return section.get("tries", integer(1, 9), absent);
    }

    /** The keys that the caller may press, below {@code keys}, with what they lead to; at least one. */
    <K> Map<K, Text> choices(Section keys, Format<K> format) {
        Map<K, Text> choices = new LinkedHashMap<>();
        keys.namedTexts()
                .forEach((name, text) -> keys.key(name).attempt(format).ifPresent(key -> choices.put(key, text)));
        if (keys.keys().isEmpty() && section.has("keys")) {
            keys.wrong("there is no choice: expected at least one key");
        }
        whole &= choices.size() == keys.keys().size();
        return choices;
    }

    Optional<Expression> value(String key) {
        return section.text(key, "an expression such as caller.number").flatMap(expressions::value);
    }

    /** The values of a section by their names, those that could be read. */
    Map<String, Expression> values(Section values) {
        Map<String, Expression> result = new LinkedHashMap<>();
        values.namedTexts()
                .forEach((name, text) -> expressions.value(text).ifPresent(value -> result.put(name, value)));
        return Collections.unmodifiableMap(result);
    }

    /** Refuses keys that are no variables' names. */
    static void requireVariables(Section section) {
        section.keys().forEach(name -> section.key(name).attempt(VARIABLE));
    }
}
