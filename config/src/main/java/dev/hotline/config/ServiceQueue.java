package dev.hotline.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Where callers wait for an agent ({@code queues.yaml}).
 *
 * @param name unique
 * @param skill an agent must have it
 * @param ringTime how long an agent's phone rings before the next agent's does
 * @param announceEvery how often the position is said
 * @param widenAfter how long a key account waits for a top engineer before any agent with the skill may answer
 * @param offerCallbackAfter how long a caller waits before a callback is offered
 * @param setAside how long an agent who did not answer is passed over
 * @param wrapUp how long an agent is left alone after a talk
 * @param music Asterisk's music class
 * @param hours the calendar of its open hours, by which its agents' shifts are checked; empty when it is always open
 */
public record ServiceQueue(
        String name,
        String skill,
        Duration ringTime,
        Duration announceEvery,
        Duration widenAfter,
        Duration offerCallbackAfter,
        Duration setAside,
        Duration wrapUp,
        String music,
        Optional<String> hours) {}
