package dev.hotline.config;

import dev.hotline.config.source.Names;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names by which one file refers to another. */
final class KnownNames {
    final Names prompts;
    final Names dialled;
    final Names queues;
    final Names skills;
    final Names agents;
    /** Who may answer a phone: agents, and where transfers go. */
    final Names answering;

    final Names grades;
    final Names teams;
    /** What is dialled in the house: agents' phones and queues' numbers. */
    final Names phones;

    final Names customers;
    final Names numbers;
    final Names lines;
    final Names flows;
    final Names surveys;
    final Names questions;
    final Names calendars;
    final Names services;
    /** The prompts that each survey says. */
    final Map<String, List<Text>> surveyPrompts = new HashMap<>();

    /** The prompts that callers hear who wait in each queue. */
    final Map<String, List<Text>> queuePrompts = new HashMap<>();

    private final Problems problems;
    private final Map<String, Set<String>> promptLanguages = new HashMap<>();

    KnownNames(Problems problems) {
        this.problems = problems;
        prompts = new Names("prompt", problems);
        dialled = new Names("dialled number", problems);
        queues = new Names("queue", problems);
        skills = new Names("agent with the skill", problems);
        agents = new Names("agent", problems);
        answering = new Names("agent or number of a transfer", problems);
        grades = new Names("agent of the grade", problems);
        teams = new Names("agent of the team", problems);
        phones = new Names("phone or queue number", problems);
        customers = new Names("customer", problems);
        numbers = new Names("number", problems);
        lines = new Names("line", problems);
        flows = new Names("flow", problems);
        surveys = new Names("survey", problems);
        questions = new Names("question", problems);
        calendars = new Names("calendar", problems);
        services = new Names("service", problems);
    }

    /** Names that are of one part of one file only. */
    Names of(String kind) {
        return new Names(kind, problems);
    }

    /** The calendar that a queue or an agent names; empty when it names none. */
    Optional<Text> calendar(Section section) {
        return section.has("hours") ? calendar(section, "hours") : Optional.empty();
    }

    /** The calendar that this key names; empty, with the reason noted, when it names none. */
    Optional<Text> calendar(Section section, String key) {
        Optional<Text> name = section.text(key, "the name of a calendar in calendars.yaml");
        name.ifPresent(text -> calendars.use(text.value(), text));
        return name;
    }

    /** Whether the prompt is there and has no text in this language. */
    boolean lacks(String prompt, Language language) {
        Set<String> languages = promptLanguages.get(prompt);
        return languages != null && !languages.contains(language.code());
    }

    /** The names that would be in this file are not known, so none of their uses is wrong. A flow or survey has its file's name. */
    void incomplete(String file) {
        switch (file) {
            case "prompts/manifest.yaml" -> prompts.incomplete();
            case "lines.yaml" -> lines.incomplete();
            case "queues.yaml" -> queues.incomplete();
            case "calendars.yaml" -> calendars.incomplete();
            case "site.yaml" -> services.incomplete();
            case "agents.yaml" -> {
                agents.incomplete();
                answering.incomplete();
                skills.incomplete();
                grades.incomplete();
                teams.incomplete();
            }
            default -> incompleteFolder(file);
        }
    }

    private void incompleteFolder(String file) {
        if (file.startsWith("surveys/")) {
            questions.incomplete();
        } else if (file.startsWith("flows/")) {
            answering.incomplete();
        }
    }

    /** Takes the prompts' names from the manifest, whose texts are not for this reader. */
    boolean readPrompts(Section manifest) {
        manifest.ignoreUnknownKeys();
        Section all = manifest.section("prompts");
        if (!all.isPresent()) {
            prompts.incomplete();
        }
        all.named().forEach(this::prompt);
        for (EnginePrompt prompt : EnginePrompt.values()) {
            prompts.use(prompt.id(), all.key());
        }
        Section pieces = manifest.section("pieces");
        List<Section> each = pieces.named();
        each.forEach(this::prompt);
        if (manifest.has("pieces")) {
            for (Language language : Language.values()) {
                checkPieces(pieces, each, language);
            }
        }
        return true;
    }

    private void prompt(Section prompt) {
        prompt.ignoreUnknownKeys();
        prompts.define(prompt.key().value(), prompt.key());
        promptLanguages.put(prompt.key().value(), prompt.keys());
    }

    /** A piece need not be in every language, but in each that is spoken with it. */
    private static void checkPieces(Section pieces, List<Section> each, Language language) {
        List<String> missing = new ArrayList<>(SpeechPiece.ids(language));
        each.stream()
                .filter(piece -> piece.has(language.code()))
                .forEach(piece -> missing.remove(piece.key().value()));
        if (!missing.isEmpty()) {
            pieces.wrong("numbers and times in " + language.code() + " cannot be said without "
                    + String.join(", ", missing) + ": expected a text for each");
        }
    }
}
