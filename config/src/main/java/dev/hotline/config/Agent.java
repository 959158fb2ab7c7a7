package dev.hotline.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Someone who answers calls ({@code agents.yaml}).
 *
 * @param id unique
 * @param name for people
 * @param phone the phone's name in Asterisk, such as {@code 1001}
 * @param skills what he is good at, each with his level from 1 to {@value #BEST_LEVEL}
 * @param team of which rings may speak; empty when he is in none
 * @param hours the calendar of his shifts; empty when he may work at any time
 */
public record Agent(
        String id,
        String name,
        String phone,
        Grade grade,
        Map<String, Integer> skills,
        Set<Language> languages,
        Optional<String> team,
        Optional<String> hours) {

    /** The highest level of a skill, and that of a skill whose level is not said. */
    public static final int BEST_LEVEL = 10;

    /** The language to speak to him: this one when he speaks it, else the first of his own. */
    public Language spoken(Language preferred) {
        return languages.contains(preferred)
                ? preferred
                : languages.stream().findFirst().orElse(preferred);
    }

    /** His level of this skill; 0 when he does not have it. */
    public int level(String skill) {
        return skills.getOrDefault(skill, 0);
    }
}
