package dev.hotline.callback;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to call back, as it ended.
 *
 * @param number 1 for the case's first; together with the case it is unique
 * @param agent id of the agent who was rung
 * @param outcome null unless the agent keyed one
 */
public record Attempt(
        int number,
        Instant startedAt,
        Instant endedAt,
        String agent,
        AttemptResult result,
        Duration talk,
        @Nullable Outcome outcome) {}
