package dev.hotline.core;

import java.time.Duration;
import java.util.List;

/**
 * Why an agent was chosen for a call.
 *
 * @param rule by which he was
 * @param ring how many rings were open to the call, from 1; 0 when it waited for one agent alone
 * @param waited how long the caller had waited
 * @param candidates how many agents were available and allowed to answer
 * @param best the first of them in the order in which they are taken, the chosen one among them; at most {@value #MOST_LISTED}
 * @param reserved how many available engineers were left to key accounts
 * @param waiting how many calls waited in all queues
 * @param headStart by which the caller came before others
 */
public record Assignment(
        Rule rule,
        int ring,
        Duration waited,
        int candidates,
        List<Candidate> best,
        int reserved,
        int waiting,
        HeadStart headStart) {
    /** So many candidates are told of. */
    public static final int MOST_LISTED = 5;

    public Assignment {
        best = List.copyOf(best);
    }

    /** What decided between agents. */
    public enum Rule {
        /** He is the caller's dedicated engineer. */
        DEDICATED,
        /** He helped this caller last. */
        LAST_AGENT,
        /** Of those who were available, he has the best level of the skill, and of these is idle the longest. */
        BEST_LEVEL,
        /** Somebody, a supervisor or an agent who transfers, chose him. */
        CHOSEN,
        /** Of those who may call the customer back, he is idle the longest. */
        LONGEST_IDLE
    }

    /**
     * @param level his level of the queue's skill; 0 when he does not have it
     * @param idle since his last call
     */
    public record Candidate(String agent, int level, Duration idle) {}
}
