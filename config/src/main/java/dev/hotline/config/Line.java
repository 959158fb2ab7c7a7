package dev.hotline.config;

import java.util.Set;

/**
 * A published line ({@code lines.yaml}).
 *
 * @param name unique
 * @param dnis the numbers dialled that reach it, as Asterisk sends them
 * @param vip whether all its callers are served as key accounts
 * @param language spoken to callers that are not known until they choose
 * @param languages those that it speaks: every prompt must have a text in each
 * @param flow what its calls go through
 */
public record Line(
        String name, Set<String> dnis, boolean vip, Language language, Set<Language> languages, String flow) {}
