package dev.hotline.config;

import java.util.Optional;
import java.util.Set;

/**
 * Someone who answers calls ({@code agents.yaml}).
 *
 * @param id unique
 * @param name for people
 * @param phone the phone's name in Asterisk, such as {@code 1001}
 * @param hours the calendar of his shifts; empty when he may work at any time
 */
public record Agent(
        String id,
        String name,
        String phone,
        Grade grade,
        Set<String> skills,
        Set<Language> languages,
        Optional<String> hours) {}
