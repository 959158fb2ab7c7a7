package dev.hotline.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where callers wait for an agent ({@code queues.yaml}).
 *
 * @param name unique
 * @param skill whose levels the rings speak of
 * @param rings who may answer, and after which wait; the first is from the beginning
 * @param vipRings the same for key accounts
 * @param headStart how much longer than they did key accounts count as having waited: nobody is overtaken by one who came later than
 *     that after him
 * @param vipReserve how many available engineers of the highest grade others leave to key accounts, until they have waited for the head start
 * @param dedicatedWait how long a caller waits for nobody but his dedicated engineer, when that one can be reached
 * @param lastAgentWait how long, after that, he waits for nobody but the agent who helped him last
 * @param ringTime how long an agent's phone rings before the next agent's does
 * @param announceEvery how often a waiting caller is spoken to
 * @param offerCallbackAfter how long a caller waits before a callback is offered
 * @param setAside how long an agent who did not answer is passed over
 * @param wrapUp how long an agent is left alone after a talk
 * @param music Asterisk's music class
 * @param announcements what he hears between the music; empty for nothing
 * @param target the service level to reach
 * @param most how many may wait; empty when there is no bound
 * @param talkTime how long a talk takes, until enough have been seen
 * @param number what an agent dials, or transfers to, to reach this queue; empty when he cannot
 * @param hours the calendar of its open hours; empty when it is always open
 * @param callbackAtClosing whether those who still wait when these end are offered a callback; else they are told that they stay in line
 * @param returnWithin who was cut off while he waited and is back within this has his place
 * @param brief whether an agent hears who calls, and what for, before he is connected
 */
public record ServiceQueue(
        String name,
        String skill,
        List<Ring> rings,
        List<Ring> vipRings,
        Duration headStart,
        int vipReserve,
        Duration dedicatedWait,
        Duration lastAgentWait,
        Duration ringTime,
        Duration announceEvery,
        Duration offerCallbackAfter,
        Duration setAside,
        Duration wrapUp,
        String music,
        Optional<Announcements> announcements,
        ServiceLevel target,
        OptionalInt most,
        Duration talkTime,
        Optional<String> number,
        Optional<String> hours,
        boolean callbackAtClosing,
        Duration returnWithin,
        boolean brief) {

    public ServiceQueue {
        rings = List.copyOf(rings);
        vipRings = List.copyOf(vipRings);
    }

    /** The rings of a caller. */
    public List<Ring> rings(boolean vip) {
        return vip ? vipRings : rings;
    }
}
