package dev.hotline.callback;

import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import java.time.Duration;
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

    /** Whether the customer should have been reached by now. */
    public boolean overdue(Duration target, Instant now) {
        return status.toBeReached() && openedAt.plus(target).isBefore(now);
    }

    /** This case as it stands now, waiting for this moment. */
    CustomerCase now(CaseStatus newStatus, Instant newDueAt) {
        return progress(newStatus, newDueAt, attempts, busy, notAnswered, agent, closedAt);
    }

    /** One more try begins, with this agent. */
    CustomerCase tried(String by) {
        return progress(status, dueAt, attempts + 1, busy, notAnswered, by, closedAt);
    }

    CustomerCase oneMoreBusy() {
        return progress(status, dueAt, attempts, busy + 1, notAnswered, agent, closedAt);
    }

    CustomerCase oneMoreNotAnswered() {
        return progress(status, dueAt, attempts, busy, notAnswered + 1, agent, closedAt);
    }

    /** The customer waits by a newer call of his. */
    public CustomerCase calledIn(Instant at) {
        return closed(CaseStatus.CALLED_IN, at);
    }

    /** The customer is to be called again, even if it was closed. */
    CustomerCase reopened(Instant newDueAt) {
        return progress(CaseStatus.OPEN, newDueAt, attempts, busy, notAnswered, agent, null);
    }

    CustomerCase closed(CaseStatus how, Instant at) {
        return progress(how, dueAt, attempts, busy, notAnswered, agent, at);
    }

    private CustomerCase progress(
            CaseStatus newStatus,
            Instant newDueAt,
            int newAttempts,
            int newBusy,
            int newNotAnswered,
            @Nullable String newAgent,
            @Nullable Instant newClosedAt) {
        return new CustomerCase(
                id,
                revision,
                reason,
                newStatus,
                call,
                line,
                customer,
                number,
                vip,
                language,
                topic,
                queue,
                answers,
                openedAt,
                newDueAt,
                newAttempts,
                newBusy,
                newNotAnswered,
                newAgent,
                newClosedAt);
    }
}
