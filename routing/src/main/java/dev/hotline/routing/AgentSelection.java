package dev.hotline.routing;

import dev.hotline.core.Assignment;
import dev.hotline.core.Assignment.Candidate;
import dev.hotline.core.Assignment.Rule;
import dev.hotline.core.HeadStart;
import dev.hotline.core.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of the available agents a call gets, and why, or why none. One thread at a time. */
final class AgentSelection {
    private static final Comparator<Contender> BEST = Comparator.comparingInt(Contender::level)
            .reversed()
            .thenComparing(contender -> contender.slot().idleSince())
            .thenComparingInt(contender -> contender.slot().number());

    private final Roster roster;

    AgentSelection(Roster roster) {
        this.roster = roster;
    }

    /**
     * The agent for this call, which has been seated; null when there is none now.
     *
     * @param waiting how many calls wait in all queues, told with the reason
     */
    @Nullable
    Choice choose(Waiting call, int waiting, Instant now) {
        AgentSlot dedicated = roster.find(call.call().dedicatedAgent());
        if (dedicated != null && dedicated.available()) {
            return single(call, dedicated, Rule.DEDICATED, waiting, now);
        }
        AgentSlot last = roster.find(call.call().lastAgent());
        if (last != null && last.available() && (call.alone() == null || call.alone() == last)) {
            return single(call, last, Rule.LAST_AGENT, waiting, now);
        }
        BitSet candidates = call.seat().candidates(roster.available());
        return candidates.isEmpty() ? null : best(call, candidates, waiting, now);
    }

    private static Choice single(Waiting call, AgentSlot slot, Rule rule, int waiting, Instant now) {
        Contender only =
                new Contender(slot, slot.agent().level(call.call().queue().skill()));
        return new Choice(slot, why(call, rule, 1, List.of(only), 0, waiting, now));
    }

    private Choice best(Waiting call, BitSet candidates, int waiting, Instant now) {
        Group group = call.seat();
        String skill = group.reach().skill();
        List<Contender> best = new ArrayList<>(Assignment.MOST_LISTED + 1);
        int count = 0;
        for (int number = candidates.nextSetBit(0); number >= 0; number = candidates.nextSetBit(number + 1)) {
            AgentSlot slot = roster.numbered(number);
            Contender contender = new Contender(slot, slot.agent().level(skill));
            count++;
            if (best.size() < Assignment.MOST_LISTED || BEST.compare(contender, best.getLast()) < 0) {
                insert(contender, best);
            }
        }
        return new Choice(
                best.getFirst().slot(),
                why(call, Rule.BEST_LEVEL, count, best, group.reserved(roster.available()), waiting, now));
    }

    private static void insert(Contender contender, List<Contender> best) {
        int place = best.size();
        while (place > 0 && BEST.compare(contender, best.get(place - 1)) < 0) {
            place--;
        }
        best.add(place, contender);
        if (best.size() > Assignment.MOST_LISTED) {
            best.removeLast();
        }
    }

    private static Assignment why(
            Waiting call, Rule rule, int candidates, List<Contender> best, int reserved, int waiting, Instant now) {
        return new Assignment(
                rule,
                call.alone() == null ? call.rings() : 0,
                call.waited(now),
                candidates,
                best.stream()
                        .map(one -> new Candidate(
                                one.slot().agent().id(),
                                one.level(),
                                Duration.between(one.slot().idleSince(), now)))
                        .toList(),
                reserved,
                waiting,
                call.headStart());
    }

    /** Why the first of these agents, whom a callback may have, is taken: none is idle for longer. */
    static Assignment longestIdle(List<AgentSlot> candidates, Duration waited, int waiting, Instant now) {
        return new Assignment(
                Rule.LONGEST_IDLE,
                0,
                waited,
                candidates.size(),
                candidates.stream()
                        .limit(Assignment.MOST_LISTED)
                        .map(slot -> new Candidate(slot.agent().id(), 0, Duration.between(slot.idleSince(), now)))
                        .toList(),
                0,
                waiting,
                HeadStart.NONE);
    }

    /** Why this call, which has been seated, has no agent now. */
    Refusal whyNot(Waiting call, int position, Instant now) {
        Group group = call.seat();
        AgentSlot alone = call.alone();
        Map<String, Integer> states = new TreeMap<>();
        if (alone != null) {
            states.put(alone.state().name(), 1);
        }
        BitSet admitted = group.admitted();
        for (int number = admitted.nextSetBit(0); number >= 0; number = admitted.nextSetBit(number + 1)) {
            states.merge(roster.numbered(number).state().name(), 1, Integer::sum);
        }
        return new Refusal(
                group.reach().queue(),
                alone == null ? call.rings() : 0,
                alone == null ? null : alone.agent().id(),
                call.waited(now),
                position,
                states,
                group.reserved(roster.available()),
                call.headStart());
    }

    /** An agent whom a call may have, with his level of its skill. */
    private record Contender(AgentSlot slot, int level) {}

    record Choice(AgentSlot slot, Assignment why) {}
}
