package dev.hotline.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The waiting calls in groups of one reach each, and those that one agent is awaited by. One thread at a time. */
final class WaitingLine {
    private final Map<Reach, Group> groups = new HashMap<>();
    /** The groups that have calls. */
    private final List<Group> occupied = new ArrayList<>();

    private final Map<AgentSlot, RankedCalls> personal = new HashMap<>();

    /** The group of this reach, made of these agents when it is new. */
    Group group(Reach reach, Collection<AgentSlot> agents) {
        return groups.computeIfAbsent(reach, fresh -> new Group(fresh, agents));
    }

    /**
     * The call waits in this group.
     *
     * @param known the agents who may take it whatever its group says, each once
     */
    void add(Waiting call, Collection<AgentSlot> known) {
        Group group = call.seat();
        if (group.calls().isEmpty()) {
            occupied.add(group);
        }
        group.calls().add(call);
        known.forEach(slot ->
                personal.computeIfAbsent(slot, first -> new RankedCalls()).add(call));
        call.known(known);
    }

    /** It waits no more, or not here; nothing happens when it does not. */
    void remove(Waiting call) {
        Group group = call.group();
        if (group == null) {
            return;
        }
        group.calls().remove(call);
        if (group.calls().isEmpty()) {
            occupied.remove(group);
        }
        for (AgentSlot slot : call.known()) {
            RankedCalls calls = personal.get(slot);
            if (calls != null) {
                calls.remove(call);
                if (calls.isEmpty()) {
                    personal.remove(slot);
                }
            }
        }
        call.waitsIn(null, null);
        call.known(List.of());
    }

    /** The call, which waits, has another head start after this. */
    void rank(Waiting call, Runnable change) {
        Group group = call.seat();
        AgentSlot alone = call.alone();
        Collection<AgentSlot> known = call.known();
        remove(call);
        change.run();
        call.rankAnew();
        call.waitsIn(group, alone);
        add(call, known);
    }

    /** The next call of a queue in which one waits. */
    Waiting first(String queue) {
        return ofQueue(queue)
                .map(group -> Objects.requireNonNull(group.calls().first()))
                .reduce((one, other) -> one.before(other) ? one : other)
                .orElseThrow();
    }

    /** The agents are other ones: no group is right any more. All calls must be added anew. */
    void clear() {
        groups.clear();
        occupied.clear();
        personal.clear();
    }

    /** The groups that have calls; not to be changed. */
    List<Group> occupied() {
        return occupied;
    }

    Collection<Group> groups() {
        return groups.values();
    }

    /** The calls that wait for this agent, whether alone or among others. */
    @Nullable
    RankedCalls waitingFor(AgentSlot slot) {
        return personal.get(slot);
    }

    /** How many calls of its queue are ahead of this one. */
    int aheadInQueue(Waiting call) {
        return ofQueue(call.call().queue().name())
                .mapToInt(group -> group.calls().ahead(call))
                .sum();
    }

    /** Those of a queue. */
    Stream<Group> ofQueue(String queue) {
        return occupied.stream().filter(group -> group.reach().queue().equals(queue));
    }
}
