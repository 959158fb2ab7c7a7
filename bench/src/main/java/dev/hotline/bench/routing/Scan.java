package dev.hotline.bench.routing;

import dev.hotline.bench.simulation.Given;
import dev.hotline.config.Agent;
import dev.hotline.config.Ring;
import dev.hotline.core.Assignment;
import dev.hotline.core.CallId;
import dev.hotline.core.HeadStart;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The peer: the same rules written simply, as others do it, by going through lists.
 *
 * <ul>
 *   <li>FreeSWITCH's mod_callcenter selects all waiting members by score ten times a second, and for each the agents of its queue
 *       ({@code cc_agent_dispatch_thread_run}, {@code members_callback}).
 *   <li>Asterisk's app_queue goes through the callers of a queue to insert one by priority ({@code join_queue}), and through its members to count
 *       who is available ({@code num_available_members}) and to find the best ({@code try_calling}, {@code calc_metric}).
 * </ul>
 *
 * <p>It is kinder than both: no SQL, no locks, it looks only when something has happened, and stops as soon as nobody is free.
 */
final class Scan implements Router {
    private final List<Member> members;
    /** It does not know why. */
    private static final Assignment NOT_TOLD =
            new Assignment(Assignment.Rule.BEST_LEVEL, 0, Duration.ZERO, 0, List.of(), 0, 0, HeadStart.NONE);

    private final List<WaitingCall> callers = new ArrayList<>();

    Scan(List<Agent> agents, Instant now) {
        members = agents.stream().map(agent -> new Member(agent, now)).toList();
    }

    private static final class Member {
        private final Agent agent;
        private @Nullable CallId call;
        private Instant idleSince;

        Member(Agent agent, Instant now) {
            this.agent = agent;
            idleSince = now;
        }
    }

    @Override
    public List<Offer> arrive(WaitingCall call, Instant now) {
        int place = 0;
        while (place < callers.size() && !rank(call).isBefore(rank(callers.get(place)))) {
            place++;
        }
        callers.add(place, call);
        return dispatch(now);
    }

    @Override
    public List<Offer> free(CallId call, Instant now) {
        for (Member member : members) {
            if (call.equals(member.call)) {
                member.call = null;
                member.idleSince = now;
                break;
            }
        }
        return dispatch(now);
    }

    /** Rings are looked at whenever something happens. */
    @Override
    public List<Offer> pass(Instant now) {
        return List.of();
    }

    private List<Offer> dispatch(Instant now) {
        List<Offer> offers = new ArrayList<>();
        int available = available();
        for (Iterator<WaitingCall> all = callers.iterator(); available > 0 && all.hasNext(); ) {
            WaitingCall call = all.next();
            Member best = best(call, now);
            if (best != null) {
                all.remove();
                best.call = call.call();
                available--;
                offers.add(new Offer(call.call(), best.agent, NOT_TOLD));
            }
        }
        return offers;
    }

    private int available() {
        int count = 0;
        for (Member member : members) {
            count += member.call == null ? 1 : 0;
        }
        return count;
    }

    /** Of those who may answer by now the best level, then the longest idle. */
    private @Nullable Member best(WaitingCall call, Instant now) {
        Member best = null;
        int bestLevel = 0;
        for (Member member : members) {
            if (member.call == null && mayAnswer(call, member.agent, now)) {
                int level = member.agent.level(call.queue().skill());
                if (best == null
                        || level > bestLevel
                        || (level == bestLevel && member.idleSince.isBefore(best.idleSince))) {
                    best = member;
                    bestLevel = level;
                }
            }
        }
        return best;
    }

    private static boolean mayAnswer(WaitingCall call, Agent agent, Instant now) {
        int level = agent.level(call.queue().skill());
        if (level == 0) {
            return false;
        }
        Duration waited = Duration.between(call.since(), now);
        for (Ring ring : call.queue().rings(call.vip())) {
            if (ring.after().compareTo(waited) <= 0 && isIn(ring, agent, level)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Ring ring, Agent agent, int level) {
        return ring.who() instanceof Ring.Who.Skilled skilled
                && level >= skilled.level()
                && (skilled.grade().isEmpty() || skilled.grade().get() == agent.grade());
    }

    private static Instant rank(WaitingCall call) {
        return call.vip() ? call.since().minus(Given.HEAD_START) : call.since();
    }
}
