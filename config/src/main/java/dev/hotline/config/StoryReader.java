package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.FLAG;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.integer;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads {@code stories/}. */
final class StoryReader {
    private static final String NONE = "none";

    /** A Monday morning. */
    private static final LocalDateTime USUALLY = LocalDateTime.of(2026, 11, 23, 10, 0);

    private static final Format<LocalDateTime> WHEN =
            Format.of("a date and time such as 2026-11-23T10:00", USUALLY, StoryReader::when);
    private static final Format<String> PRESSED = Formats.matching(
            "[0-9*#]{1,40}|nothing|hangs-up",
            "keys such as 1 or 8008#, '" + Story.NOTHING + "' or '" + Story.HANGS_UP + "'");
    private static final Format<String> FROM =
            Formats.matching("\\+?[0-9][0-9-]{2,20}|anonymous", "a number such as 13800138001, or anonymous");
    private static final Format<Story.Phone> PHONE = Format.of(
            "answers, no-answer, busy, away, or how long it is in use before it answers, such as 90s",
            new Story.Phone(Story.Answer.ANSWERS, Duration.ZERO),
            StoryReader::phone);

    private static final Format<Integer> WAITING = integer(1, 1_000);

    private final KnownNames names;

    StoryReader(KnownNames names) {
        this.names = names;
    }

    List<Story> stories(Section file) {
        return file.section("stories").named().stream().map(this::story).toList();
    }

    private Story story(Section story) {
        Optional<Text> dialled = story.text("line", "the name of a line");
        dialled.ifPresent(line -> names.lines.use(line.value(), line));
        Map<String, List<String>> presses = new LinkedHashMap<>();
        Section at = story.optionalSection("presses");
        for (String prompt : at.keys()) {
            presses.put(prompt, at.list(prompt, PRESSED));
            usePrompt(at.key(prompt));
        }
        Map<String, Story.Phone> phones = new LinkedHashMap<>();
        Section ringing = story.optionalSection("phones");
        ringing.namedTexts().forEach((who, how) -> {
            phones.put(who, how.as(PHONE));
            useAnswering(ringing.key(who));
        });
        Map<String, String> services = new LinkedHashMap<>();
        story.optionalSection("services").namedTexts().forEach((name, answer) -> {
            names.services.use(name, answer);
            services.put(name, answer.value());
        });
        Map<String, Integer> waiting = new LinkedHashMap<>();
        Section crowd = story.optionalSection("waiting");
        crowd.namedTexts().forEach((queue, many) -> {
            waiting.put(queue, many.as(WAITING));
            names.queues.use(queue, crowd.key(queue));
        });
        Optional<Story.Earlier> earlier = earlier(story.optionalSection("earlier"));
        return new Story(
                story.key().as(NAME),
                story.key().at(),
                dialled.map(Text::value).orElse(""),
                story.get("from", FROM, "").replace("anonymous", ""),
                story.get("at", WHEN, USUALLY),
                story.has("keys") ? story.list("keys", PRESSED) : List.of(),
                Collections.unmodifiableMap(presses),
                Collections.unmodifiableMap(phones),
                Collections.unmodifiableMap(services),
                Collections.unmodifiableMap(waiting),
                earlier,
                story.get("open-case", FLAG, false),
                story.get("caller-ends-talk", FLAG, false),
                expected(story.section("expect")));
    }

    private Optional<Story.Earlier> earlier(Section section) {
        Optional<Story.Earlier> earlier = Optional.empty();
        for (Story.Earlier.How how : Story.Earlier.How.values()) {
            String key = how.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (section.has(key)) {
                Optional<Text> queue = section.text(key, "the name of a queue");
                queue.ifPresent(name -> names.queues.use(name.value(), name));
                earlier = queue.map(name -> new Story.Earlier(how, name.value()));
            }
        }
        if (section.isPresent() && section.keys().size() != 1) {
            section.wrong("expected one of 'callback' and 'cut-off'");
        }
        return earlier;
    }

    private Story.Expected expected(Section expect) {
        Map<Story.Outcome, String> values = new EnumMap<>(Story.Outcome.class);
        for (Story.Outcome outcome : Story.Outcome.values()) {
            String key = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (expect.has(key)) {
                expect.text(key, "a text").ifPresent(value -> {
                    values.put(outcome, value.value());
                    use(outcome, value);
                });
            }
        }
        Map<String, Integer> scores = new LinkedHashMap<>();
        Section answers = expect.optionalSection("scores");
        answers.namedTexts().forEach((question, score) -> {
            scores.put(question, score.as(integer(0, 9)));
            names.questions.use(question, answers.key(question));
        });
        if (expect.isPresent() && expect.keys().isEmpty()) {
            expect.wrong("nothing is expected: a story without that cannot fail");
        }
        return new Story.Expected(
                list(expect, "hears", "prompts", this::usePrompt),
                list(expect, "rings", "agents", this::useAnswering),
                Collections.unmodifiableMap(values),
                Collections.unmodifiableMap(scores));
    }

    private static Optional<List<String>> list(Section expect, String key, String kind, Consumer<Text> use) {
        if (!expect.has(key)) {
            return Optional.empty();
        }
        List<Text> texts = expect.texts(key, kind);
        texts.forEach(use);
        return Optional.of(texts.stream().map(Text::value).toList());
    }

    private void use(Story.Outcome outcome, Text value) {
        if (value.value().equals(NONE)) {
            return;
        }
        switch (outcome) {
            case QUEUE -> names.queues.use(value.value(), value);
            case AGENT -> names.agents.use(value.value(), value);
            default -> {}
        }
    }

    private void useAnswering(Text who) {
        if (!who.value().equals(Story.OTHERS)) {
            names.answering.use(who.value(), who);
        }
    }

    private void usePrompt(Text prompt) {
        if (!List.of(Story.MUSIC, Story.ANYTHING).contains(prompt.value())) {
            names.prompts.use(prompt.value(), prompt);
        }
    }

    private static Optional<LocalDateTime> when(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Story.Phone> phone(String text) {
        Optional<Story.Phone> answer = Arrays.stream(Story.Answer.values())
                .filter(each ->
                        each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst()
                .map(each -> new Story.Phone(each, Duration.ZERO));
        return answer.or(() -> DURATION.parse(text).map(busy -> new Story.Phone(Story.Answer.ANSWERS, busy)));
    }
}
