package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.FLAG;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.integer;

import dev.hotline.config.source.Names;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what callers meet: {@code lines.yaml} and {@code surveys/}. */
final class CallReader {
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
        Language language = line.get("language", Written.LANGUAGE);
        return new Line(
                line.key().as(NAME),
                Written.set(dialled.stream()
                        .map(number -> number.as(Written.DIALLED))
                        .toList()),
                line.get("vip", FLAG, false),
                language,
                languages(line, language),
                reference(line, "flow", names.flows));
    }

    private static Set<Language> languages(Section line, Language own) {
        Set<Language> languages = new LinkedHashSet<>(Set.of(own));
        if (line.has("languages")) {
            languages.addAll(line.list("languages", Written.LANGUAGE));
        }
        return Collections.unmodifiableSet(languages);
    }

    Survey survey(Section file) {
        return new Survey(
                prompt(file, "intro"),
                prompt(file, "thanks"),
                questions(file),
                file.get("key-wait", DURATION),
                file.get("repeats", integer(0, 9)));
    }

    private List<Survey.Question> questions(Section file) {
        Names ids = names.of("question");
        List<Section> questions = file.sections("questions");
        if (questions.isEmpty() && file.has("questions")) {
            file.wrong("there is no question: expected at least one below 'questions'");
        }
        return questions.stream().map(question -> question(question, ids)).toList();
    }

    private Survey.Question question(Section question, Names ids) {
        Optional<Text> id = question.text("id", NAME.expected());
        id.ifPresent(text -> ids.define(text.value(), text));
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
