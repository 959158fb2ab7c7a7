package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.FLAG;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.integer;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Names;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what callers meet: {@code lines.yaml}, {@code menu.yaml} and {@code survey.yaml}. */
final class CallReader {
    private static final Format<Character> KEY = Format.of(
            "a key: one of 0-9, '*' and '#' (in quotes)",
            '0',
            text -> text.matches("[0-9*#]") ? Optional.of(text.charAt(0)) : Optional.empty());

    private final KnownNames names;

    CallReader(KnownNames names) {
        this.names = names;
    }

    List<Line> lines(Section file) {
        List<Section> lines = file.section("lines").named();
        if (lines.isEmpty()) {
            file.wrong("there is no line: expected at least one below 'lines'");
        }
        return lines.stream().map(this::line).toList();
    }

    private Line line(Section line) {
        List<Text> dialled = line.texts("dnis", "numbers as they are dialled");
        dialled.forEach(number -> names.dialled.define(number.value(), number));
        return new Line(
                line.key().as(NAME),
                Written.set(dialled.stream()
                        .map(number -> number.as(Written.DIALLED))
                        .toList()),
                line.get("vip", FLAG, false),
                line.get("language", Written.LANGUAGE),
                prompt(line, "greeting"));
    }

    Menu menu(Section file) {
        var choices = new LinkedHashMap<Character, Menu.Choice>();
        file.section("keys").named().forEach(key -> choices.put(key.key().as(KEY), choice(key)));
        if (choices.isEmpty() && file.has("keys")) {
            file.wrong("there is no choice: expected at least one key below 'keys'");
        }
        return new Menu(
                prompt(file, "prompt"),
                choices,
                file.get("key-wait", DURATION),
                file.get("tries", integer(1, 9)),
                choice(file.section("fallback")));
    }

    private Menu.Choice choice(Section choice) {
        String queue = reference(choice, "queue", names.queues);
        String topic = choice.get("topic", NAME, queue);
        boolean written = choice.has("topic");
        names.prompts.use(
                EnginePrompt.topic(topic), choice.key(), () -> written ? !topic.isEmpty() : names.queues.has(queue));
        return new Menu.Choice(topic, queue);
    }

    Survey survey(Section file) {
        return new Survey(
                prompt(file, "intro"),
                prompt(file, "thanks"),
                file.sections("questions").stream().map(this::question).toList(),
                file.get("key-wait", DURATION),
                file.get("repeats", integer(0, 9)));
    }

    private Survey.Question question(Section question) {
        Optional<Text> id = question.text("id", NAME.expected());
        id.ifPresent(text -> names.questions.define(text.value(), text));
        Set<Integer> scores = Written.set(question.list("scores", integer(0, 9)));
        return new Survey.Question(
                id.map(text -> text.as(NAME)).orElse(""),
                prompt(question, "prompt"),
                scores,
                Written.set(question.texts("unhappy", "scores").stream()
                        .map(text -> unhappy(text, scores))
                        .toList()));
    }

    private static int unhappy(Text text, Set<Integer> scores) {
        int score = text.as(integer(0, 9));
        if (!scores.isEmpty() && !scores.contains(score)) {
            text.wrong("'" + score + "' is not among the scores " + scores);
        }
        return score;
    }

    private String prompt(Section section, String key) {
        return reference(section, key, names.prompts);
    }

    private static String reference(Section section, String key, Names names) {
        Optional<Text> text = section.text(key, NAME.expected());
        text.ifPresent(name -> names.use(name.value(), name));
        return text.map(name -> name.as(NAME)).orElse("");
    }
}
