package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.FLAG;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.integer;

import dev.hotline.config.source.Names;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
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
        names.lines.define(line.key().value(), line.key());
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
                names.flows.reference(line, "flow"));
    }

    private static Set<Language> languages(Section line, Language own) {
        Set<Language> languages = new LinkedHashSet<>(Set.of(own));
        if (line.has("languages")) {
            languages.addAll(line.list("languages", Written.LANGUAGE));
        }
        return Collections.unmodifiableSet(languages);
    }

    Survey survey(String name, Section file) {
        List<Text> said = new ArrayList<>();
        names.surveyPrompts.put(name, said);
        return new Survey(
                prompt(file, "intro", said),
                prompt(file, "thanks", said),
                questions(file, said),
                file.get("key-wait", DURATION),
                file.get("repeats", integer(0, 9)));
    }

    private List<Survey.Question> questions(Section file, List<Text> said) {
        Names ids = names.of("question");
        List<Section> questions = file.sections("questions");
        if (questions.isEmpty() && file.has("questions")) {
            file.wrong("there is no question: expected at least one below 'questions'");
        }
        return questions.stream().map(question -> question(question, ids, said)).toList();
    }

    private Survey.Question question(Section question, Names ids, List<Text> said) {
        Optional<Text> id = question.text("id", NAME.expected());
        id.ifPresent(text -> {
            ids.define(text.value(), text);
            names.questions.defineAgain(text.value(), text);
        });
        Set<Integer> scores = Written.set(question.list("scores", integer(0, 9)));
        return new Survey.Question(
                id.map(text -> text.as(NAME)).orElse(""),
                prompt(question, "prompt", said),
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

    private String prompt(Section section, String key, List<Text> said) {
        section.text(key, NAME.expected()).ifPresent(said::add);
        return names.prompts.reference(section, key);
    }
}
