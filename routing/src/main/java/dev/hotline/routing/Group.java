package dev.hotline.routing;

import dev.hotline.config.Grade;
import java.util.BitSet;
import java.util.Collection;

/** The waiting calls of one reach, and the agents they can have, by their numbers. One thread at a time. */
final class Group {
    private final Reach reach;
    private final RankedCalls calls = new RankedCalls();
    private final BitSet admitted = new BitSet();
    private final BitSet tops = new BitSet();
    /** How many of the admitted are at work. */
    private int present;

    Group(Reach reach, Collection<AgentSlot> agents) {
        this.reach = reach;
        for (AgentSlot slot : agents) {
            if (!slot.leaving() && reach.admits(slot.agent())) {
                admitted.set(slot.number());
                tops.set(slot.number(), slot.agent().grade() == Grade.TOP);
                present += slot.present() ? 1 : 0;
            }
        }
    }

    Reach reach() {
        return reach;
    }

    RankedCalls calls() {
        return calls;
    }

    /** The numbers of the agents whom these calls can have; not to be changed. */
    BitSet admitted() {
        return admitted;
    }

    boolean admits(AgentSlot slot) {
        return admitted.get(slot.number());
    }

    boolean anyonePresent() {
        return present > 0;
    }

    /** An agent came to work, or left it. */
    void presenceChanged(AgentSlot slot) {
        if (admits(slot)) {
            present += slot.present() ? 1 : -1;
        }
    }

    /** How many available engineers of the highest grade these calls must not take; 0 when there are more than that. */
    int reserved(BitSet available) {
        if (reach.reserve() == 0) {
            return 0;
        }
        BitSet free = (BitSet) tops.clone();
        free.and(available);
        int count = free.cardinality();
        return count <= reach.reserve() ? count : 0;
    }

    /** Whether these calls may take this available agent. */
    boolean mayTake(AgentSlot slot, BitSet available) {
        return admits(slot) && (!tops.get(slot.number()) || reserved(available) == 0);
    }

    /** The numbers of the available agents whom these calls may take. */
    BitSet candidates(BitSet available) {
        BitSet candidates = (BitSet) admitted.clone();
        candidates.and(available);
        if (reserved(available) > 0) {
            candidates.andNot(tops);
        }
        return candidates;
    }
}
