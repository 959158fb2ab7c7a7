package dev.hotline.callback;

import dev.hotline.config.CallbackRules;
import dev.hotline.core.CaseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What happens next to a case: pure. Each method takes a case and what came about, and gives the case as it is then.
 */
public final class CasePlan {
    /** How long an agent may take from the first ring to the customer's answer before he counts as lost. */
    private static final Duration RING_LEASE = Duration.ofMinutes(10);
    /** How long a talk may take before whoever leads it counts as lost. */
    private static final Duration TALK_LEASE = Duration.ofHours(4);

    /** When to look again whether the call that opened a case is over. */
    private static final Duration STILL_TALKING = Duration.ofSeconds(2);

    private final CallbackRules rules;
    private final ZoneId zone;

    public CasePlan(CallbackRules rules, ZoneId zone) {
        this.rules = rules;
        this.zone = zone;
    }

    /** When a case opened now is first worked on: who was promised a callback is in line at once. */
    public Instant firstDue(CaseReason reason, Instant now) {
        return nextCall(reason == CaseReason.PROMISED_CALLBACK ? now : now.plus(rules.firstAfter()));
    }

    /** Whether the customer may be called now; a case that only lacks its outcome may be asked about at any time. */
    public boolean mayCall(CustomerCase open, Instant now) {
        return open.status() == CaseStatus.AWAITING_OUTCOME || nextCall(now).equals(now);
    }

    /** The case waits for the calling hours. */
    CustomerCase waitForHours(CustomerCase open, Instant now) {
        return waiting(open, nextCall(now));
    }

    /** The call that opened it goes on: the customer is not called meanwhile. */
    CustomerCase waitForCall(CustomerCase open, Instant now) {
        return waiting(open, now.plus(STILL_TALKING));
    }

    /** An agent's phone is about to ring for it. */
    CustomerCase taken(CustomerCase due, String agent, Instant now) {
        CaseStatus status = due.status() == CaseStatus.OPEN ? CaseStatus.IN_PROGRESS : due.status();
        return due.tried(agent).now(status, now.plus(RING_LEASE));
    }

    /** The agent did not take it: the next one is asked at once. */
    public CustomerCase agentMissed(CustomerCase taken, Instant now) {
        return waiting(taken, now);
    }

    /** Every agent who may was asked in vain. */
    CustomerCase agentsExhausted(CustomerCase open, Instant now) {
        return waiting(open, now.plus(rules.agentsAgainAfter()));
    }

    /** The customer's phone is about to ring: from here on the try may take as long as a talk does. */
    public CustomerCase calling(CustomerCase taken, Instant now) {
        return taken.now(taken.status(), now.plus(TALK_LEASE));
    }

    /** The customer was not reached. */
    public CustomerCase customerMissed(CustomerCase taken, AttemptResult result, Instant now) {
        if (result == AttemptResult.CUSTOMER_BUSY) {
            CustomerCase counted = taken.oneMoreBusy();
            return retry(counted, counted.busy(), rules.retryBusy(), now);
        }
        CustomerCase counted = taken.oneMoreNotAnswered();
        return retry(counted, counted.notAnswered(), rules.retryNoAnswer(), now);
    }

    /**
     * The customer rang again to wait on the phone: the callback is off.
     *
     * @return empty when it is too late for that: he is being called, or was reached
     */
    public Optional<CustomerCase> calledIn(CustomerCase open, Instant now) {
        boolean called = open.status() == CaseStatus.IN_PROGRESS && open.dueAt().isAfter(now.plus(RING_LEASE));
        return open.status().toBeReached() && !called ? Optional.of(open.calledIn(now)) : Optional.empty();
    }

    /** They talked, and the agent has not said how it ended: he is asked a little later. */
    public CustomerCase reached(CustomerCase taken, Instant now) {
        return taken.now(CaseStatus.AWAITING_OUTCOME, now.plus(rules.agentsAgainAfter()));
    }

    /**
     * The agent of this try handed the customer over, and nobody could be had: he is told that he is called again, whatever the agent says of
     * the talk.
     *
     * @return empty when that is so already: the case waits to be tried, somebody works on it, or a newer call of his serves for it
     */
    public Optional<CustomerCase> handedOverInVain(CustomerCase any, int attempt, Instant now) {
        boolean isTaken = any.status() == CaseStatus.IN_PROGRESS && any.attempts() > attempt;
        boolean isSeenTo = isTaken || any.status() == CaseStatus.OPEN || any.status() == CaseStatus.CALLED_IN;
        return isSeenTo ? Optional.empty() : Optional.of(any.reopened(nextCall(now.plus(rules.agentsAgainAfter()))));
    }

    /** The agent said how the talk ended. */
    public CustomerCase ended(CustomerCase reached, Outcome outcome, Instant now) {
        return switch (outcome) {
            case SOLVED -> reached.closed(CaseStatus.SOLVED, now);
            case NOT_SOLVED -> reached.closed(CaseStatus.NOT_SOLVED, now);
            case CALL_AGAIN -> reached.now(CaseStatus.OPEN, nextCall(now.plus(rules.retryCallAgain())));
        };
    }

    /** The first moment, not before this one, at which a customer may be called. */
    private Instant nextCall(Instant at) {
        return rules.hours().nextOpening(at, zone);
    }

    private CustomerCase retry(CustomerCase missed, int times, List<Duration> waits, Instant now) {
        return times > waits.size()
                ? missed.closed(CaseStatus.GIVEN_UP, now)
                : missed.now(CaseStatus.OPEN, nextCall(now.plus(waits.get(times - 1))));
    }

    /** It waits as what it is: an outcome that is asked for stays asked for. */
    private static CustomerCase waiting(CustomerCase any, Instant dueAt) {
        return any.now(any.status() == CaseStatus.IN_PROGRESS ? CaseStatus.OPEN : any.status(), dueAt);
    }
}
