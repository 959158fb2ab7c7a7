package dev.hotline.callback;

import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer to call back.
 *
 * @param revision counts the changes; a change is kept only if it was made from the latest one
 * @param call the call that opened it
 * @param number in E.164; null when not known
 * @param answers the scores of the call, by question
 * @param dueAt when the engine next has to do something about it
 * @param attempts how many tries were begun, whatever came of them
 * @param busy how often the customer was busy
 * @param notAnswered how often he did not answer
 * @param agent who works on it, or did last; null while nobody has
 */
public record CustomerCase(
        CaseId id,
        int revision,
        CaseReason reason,
        CaseStatus status,
        CallId call,
        String line,
        @Nullable String customer,
        @Nullable String number,
        boolean vip,
        Language language,
        @Nullable String topic,
        @Nullable String queue,
        Map<String, Integer> answers,
        Instant openedAt,
        Instant dueAt,
        int attempts,
        int busy,
        int notAnswered,
        @Nullable String agent,
        @Nullable Instant closedAt) {

    public CustomerCase {
        answers = Map.copyOf(answers);
    }
}
