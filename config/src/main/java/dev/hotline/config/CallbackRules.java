package dev.hotline.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How unhappy customers are called back ({@code callback.yaml}).
 *
 * @param grades which agents' phones ring
 * @param firstAfter from the opening of a case to the first try
 * @param ringAgent how long an agent's phone rings
 * @param ringCustomer how long the customer's phone rings
 * @param acceptWait how long to wait for the agent's key after the briefing
 * @param agentsAgainAfter when every agent refused or was away: how long until they are asked again
 * @param retryBusy waits before the next tries when the customer was busy; after the last the case is given up
 * @param retryNoAnswer the same when the customer did not answer
 * @param retryCallAgain the wait when the agent keyed "call again"
 * @param hours customers are called when it is open
 * @param target within which a customer is to be reached after his case opened; empty when there is none
 * @param callerId the number that the customer sees
 */
public record CallbackRules(
        Set<Grade> grades,
        Duration firstAfter,
        Duration ringAgent,
        Duration ringCustomer,
        Duration acceptWait,
        Duration agentsAgainAfter,
        List<Duration> retryBusy,
        List<Duration> retryNoAnswer,
        Duration retryCallAgain,
        Calendar hours,
        Optional<Duration> target,
        String callerId) {}
