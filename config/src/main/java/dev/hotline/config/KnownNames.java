package dev.hotline.config;

import dev.hotline.config.source.Names;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.Section;

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
    final Names questions;
    final Names calendars;

    private final Problems problems;

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
        questions = new Names("question", problems);
        calendars = new Names("calendar", problems);
    }

    /** Names that are of one part of one file only. */
    Names of(String kind) {
        return new Names(kind, problems);
    }

    /** The names that would be in this file are not known, so none of their uses is wrong. */
    void incomplete(String file) {
        switch (file) {
            case "prompts/manifest.yaml" -> prompts.incomplete();
            case "queues.yaml" -> queues.incomplete();
            case "agents.yaml" -> {
                agents.incomplete();
                skills.incomplete();
                grades.incomplete();
            }
            case "calendars.yaml" -> calendars.incomplete();
            default -> {}
        }
    }

    /** Takes the prompts' names from the manifest, whose texts are not for this reader. */
    boolean readPrompts(Section manifest) {
        manifest.ignoreUnknownKeys();
        Section all = manifest.section("prompts");
        all.named().forEach(prompt -> {
            prompt.ignoreUnknownKeys();
            prompts.define(prompt.key().value(), prompt.key());
        });
        for (EnginePrompt prompt : EnginePrompt.values()) {
            prompts.use(prompt.id(), all.key());
        }
        return true;
    }
}
