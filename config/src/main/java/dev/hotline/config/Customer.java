package dev.hotline.config;

import java.util.Optional;
import java.util.Set;

/**
 * A customer who is known ({@code customers.csv}).
 *
 * @param id unique
 * @param numbers in E.164
 * @param dedicatedAgent id of the account's own engineer
 */
public record Customer(
        String id, String name, Tier tier, Set<String> numbers, Language language, Optional<String> dedicatedAgent) {}
