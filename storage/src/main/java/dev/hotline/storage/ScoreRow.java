package dev.hotline.storage;

import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a survey, with all that was true of the call when it was given.
 *
 * @param agent id of the agent who talked with the caller
 * @param menuPath the keys that led to the topic
 */
public record ScoreRow(
        CallId call,
        String question,
        int score,
        Instant at,
        String line,
        @Nullable String customer,
        @Nullable String agent,
        String menuPath,
        @Nullable String topic,
        @Nullable String queue,
        boolean vip,
        Language language,
        String configVersion) {}
