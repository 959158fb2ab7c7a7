package dev.hotline.config;

import dev.hotline.config.source.Names;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names by which one file refers to another. */
final class KnownNames {
    final Names prompts;
    final Names dialled;
    final Names queues;
    final Names skills;
    final Names agents;
    final Names grades;
    final Names phones;
    final Names customers;
    final Names numbers;
    final Names flows;
    final Names returns;
    final Names surveys;
    final Names calendars;
    final Names services;
    /** Every flow that another one runs. */
    final List<FlowCall> calls = new ArrayList<>();
    /** Every prompt that a flow says. */
    final List<PromptUse> promptUses = new ArrayList<>();

    private final Problems problems;
    private final Map<String, Set<String>> promptLanguages = new HashMap<>();

    /** @param place where the one runs the other */
    record FlowCall(String from, String called, Text place) {}

    record PromptUse(String flow, Text prompt) {}

    KnownNames(Problems problems) {
        this.problems = problems;
        prompts = new Names("prompt", problems);
        dialled = new Names("dialled number", problems);
        queues = new Names("queue", problems);
        skills = new Names("agent with the skill", problems);
        agents = new Names("agent", problems);
        grades = new Names("agent of the grade", problems);
        phones = new Names("phone", problems);
        customers = new Names("customer", problems);
        numbers = new Names("number", problems);
        flows = new Names("flow", problems);
        returns = new Names("returned exit", problems);
        surveys = new Names("survey", problems);
        calendars = new Names("calendar", problems);
        services = new Names("service", problems);
    }

    /** Names that are of one part of one file only. */
    Names of(String kind) {
        return new Names(kind, problems);
    }

    void usePrompt(String flow, Text prompt) {
        prompts.use(prompt.value(), prompt);
        promptUses.add(new PromptUse(flow, prompt));
    }

    /** Whether the prompt is there and has no text in this language. */
    boolean lacks(String prompt, Language language) {
        Set<String> languages = promptLanguages.get(prompt);
        return languages != null && !languages.contains(language.code());
    }

    /** The names that would be in this file are not known, so none of their uses is wrong. */
    void incomplete(String file) {
        switch (file) {
            case "prompts/manifest.yaml" -> prompts.incomplete();
            case "queues.yaml" -> queues.incomplete();
            case "calendars.yaml" -> calendars.incomplete();
            case "site.yaml" -> services.incomplete();
            case "agents.yaml" -> {
                agents.incomplete();
                skills.incomplete();
                grades.incomplete();
            }
            default -> incompleteIn(file);
        }
    }

    private void incompleteIn(String file) {
        if (file.startsWith("flows/")) {
            flows.incomplete();
            returns.incomplete();
        } else if (file.startsWith("surveys/")) {
            surveys.incomplete();
        }
    }

    /** Takes the prompts' names from the manifest, whose texts are not for this reader. */
    boolean readPrompts(Section manifest) {
        manifest.ignoreUnknownKeys();
        Section all = manifest.section("prompts");
        all.named().forEach(prompt -> {
            prompt.ignoreUnknownKeys();
            prompts.define(prompt.key().value(), prompt.key());
            promptLanguages.put(prompt.key().value(), prompt.keys());
        });
        for (EnginePrompt prompt : EnginePrompt.values()) {
            prompts.use(prompt.id(), all.key());
        }
        return true;
    }
}
