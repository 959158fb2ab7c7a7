package dev.hotline.config;

import static dev.hotline.config.source.Formats.FLAG;
import static dev.hotline.config.source.Formats.WHOLE_SECONDS;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the steps in which the caller hears something or answers. */
final class SpokenSteps {
    private static final Format<String> KEYS =
            Formats.matching("[0-9*#]{1,4}", "a key, or up to four: of 0-9, '*' and '#' (these two in quotes)");
    private static final Format<Character> KEY = Format.of(
            "a key: one of 0-9, '*' and '#' (in quotes)",
            '#',
            text -> text.matches("[0-9*#]") ? Optional.of(text.charAt(0)) : Optional.empty());
    private static final Format<Length> LENGTH =
            Format.of("how many digits, such as 8 or 6-10 (at most 40)", new Length(1, 40), Length::parse);

    private SpokenSteps() {}

    static Action play(StepReader step) {
        step.must(Exit.NEXT);
        return new Action.Play(step.prompts("play"), step.section.get("interruptible", FLAG, true));
    }

    static Action menu(StepReader step) {
        Section section = step.section.section("keys");
        Map<String, Text> keys = step.choices(section, KEYS);
        keys.forEach((key, target) -> step.to(Exit.key(key), target));
        refuseHidden(section, keys.keySet());
        step.must(Exit.NOTHING);
        step.may(Exit.INVALID, Exit.NOTHING);
        return new Action.Menu(
                step.prompts("menu"), Collections.unmodifiableSet(keys.keySet()), step.keyWait(), step.tries(3));
    }

    /** A key is taken as soon as it is pressed, so none that begins with it can be. */
    private static void refuseHidden(Section section, Set<String> keys) {
        for (String key : keys) {
            keys.stream()
                    .filter(shorter -> key.startsWith(shorter) && !key.equals(shorter))
                    .min(Comparator.comparingInt(String::length))
                    .ifPresent(shorter -> section.key(key)
                            .wrong("nobody can press " + key + ": it is hidden behind " + shorter
                                    + ", which is taken as soon as it is pressed"));
        }
    }

    static Action collect(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.INVALID, Exit.NEXT);
        step.may(Exit.NOTHING, Exit.INVALID);
        Length length = step.section.get("digits", LENGTH);
        return new Action.Collect(
                step.prompts("collect"),
                step.section.get("into", StepReader.VARIABLE),
                length.min(),
                length.max(),
                step.section.get("end", KEY, '#'),
                step.keyWait(),
                step.tries(3),
                step.section.get("confirm", FLAG, false));
    }

    static Action say(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.FAILED, Exit.NEXT);
        Action.SayAs as = step.section.get("say", Formats.constant(Action.SayAs.class));
        return step.orStandIn(step.value("value").map(value -> new Action.Say(as, value)));
    }

    /** Either another language, or which one the caller wants. */
    static Action language(StepReader step) {
        step.must(Exit.NEXT);
        Optional<Text> which = step.section.text("language", "ask, or " + Written.LANGUAGE.expected());
        if (which.filter(text -> text.value().equals("ask")).isPresent()) {
            return askLanguage(step);
        }
        Optional<Language> language = which.flatMap(text -> text.attempt(Written.LANGUAGE));
        if (language.isEmpty()) {
            step.section.ignoreUnknownKeys();
        }
        return step.orStandIn(language.map(known -> new Action.Speak(known.code())));
    }

    private static Action askLanguage(StepReader step) {
        step.may(Exit.NOTHING, Exit.NEXT);
        Map<Character, String> keys = new LinkedHashMap<>();
        step.choices(step.section.section("keys"), KEY)
                .forEach((key, language) ->
                        keys.put(key, language.as(Written.LANGUAGE).code()));
        return new Action.AskLanguage(
                step.prompts("prompt"), Collections.unmodifiableMap(keys), step.keyWait(), step.tries(2));
    }

    static Action record(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.NOTHING, Exit.NEXT);
        step.may(Exit.FAILED, Exit.NEXT);
        return new Action.RecordVoice(
                step.prompts("record"),
                step.section.get("into", StepReader.VARIABLE),
                step.section.get("longest", WHOLE_SECONDS, Duration.ofMinutes(2)),
                step.section.get("silence", WHOLE_SECONDS, Duration.ofSeconds(5)));
    }

    /** How many digits a number may have. */
    private record Length(int min, int max) {
        private static final int MOST = 40;

        private static Optional<Length> parse(String text) {
            if (!text.matches("\\d{1,2}(-\\d{1,2})?")) {
                return Optional.empty();
            }
            String[] ends = text.split("-", -1);
            Length length = new Length(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
            return Optional.of(length).filter(each -> each.min >= 1 && each.min <= each.max && each.max <= MOST);
        }
    }
}
