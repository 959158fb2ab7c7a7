package dev.hotline.routing;

import dev.hotline.config.Ring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whom a waiting call can have: one agent alone at first, then those of the rings that its wait has opened. One thread at a time. */
final class Seating {
    private final Roster roster;
    private final WaitingLine line;

    Seating(Roster roster, WaitingLine line) {
        this.roster = roster;
        this.line = line;
    }

    /** Tells a call that is in no group whom it waits for now. */
    void seat(Waiting call, Instant now) {
        AgentSlot alone = waitsAloneFor(call, now);
        call.waitsIn(alone == null ? openGroup(call, now) : group(call, 0, now), alone);
    }

    /** The agent whom a call waits for alone; null when it need not. */
    private @Nullable AgentSlot waitsAloneFor(Waiting call, Instant now) {
        AgentSlot dedicated = roster.find(call.call().dedicatedAgent());
        if (dedicated != null && dedicated.present() && now.isBefore(call.dedicatedUntil())) {
            return dedicated;
        }
        AgentSlot last = roster.find(call.call().lastAgent());
        boolean waits = now.isBefore(call.lastUntil(dedicated != null && dedicated.present()));
        return waits && last != null && last.present() ? last : null;
    }

    /** With the rings that its wait has opened, and further ones while nobody of them is at work. */
    private Group openGroup(Waiting call, Instant now) {
        Duration waited = call.waited(now);
        List<Ring> rings = call.allRings();
        call.open((int) rings.stream()
                .takeWhile(ring -> ring.after().compareTo(waited) <= 0)
                .count());
        Group group = group(call, call.rings(), now);
        while (!group.anyonePresent() && call.rings() < rings.size()) {
            call.open(call.rings() + 1);
            group = group(call, call.rings(), now);
        }
        return group;
    }

    private Group group(Waiting call, int rings, Instant now) {
        return line.group(Reach.of(call.call(), rings, now.isBefore(call.reserveUntil())), roster.all());
    }

    /** The agents who may take a call whatever its rings say. */
    List<AgentSlot> known(Waiting call) {
        AgentSlot dedicated = roster.find(call.call().dedicatedAgent());
        AgentSlot last = roster.find(call.call().lastAgent());
        if (dedicated == null || dedicated == last) {
            return last == null ? List.of() : List.of(last);
        }
        return last == null || call.alone() == dedicated ? List.of(dedicated) : List.of(dedicated, last);
    }

    /** Whether somebody is at work who may answer a call that has been seated. */
    boolean anyonePresent(Waiting call) {
        return call.seat().anyonePresent() || known(call).stream().anyMatch(AgentSlot::present);
    }

    /** When which agents can answer a waiting call: now, and as further rings open. */
    List<WaitModel.Opening> openings(Waiting call, Instant now) {
        List<WaitModel.Opening> openings = new ArrayList<>();
        List<Ring> rings = call.allRings();
        for (int open = Math.max(1, call.rings()); open <= rings.size(); open++) {
            Instant at = call.call().since().plus(rings.get(open - 1).after());
            openings.add(new WaitModel.Opening(at, group(call, open, now)));
        }
        return openings;
    }
}
