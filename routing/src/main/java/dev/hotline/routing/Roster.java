package dev.hotline.routing;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agents, each with a number, and which of them are available. One thread at a time. */
final class Roster {
    private final Map<String, AgentSlot> byId = new LinkedHashMap<>();
    private final Map<String, List<AgentSlot>> byPhone = new HashMap<>();
    private final List<AgentSlot> byNumber = new ArrayList<>();
    private final BitSet available = new BitSet();
    private final BitSet present = new BitSet();
    private final Phones phones = new Phones();

    /** These are the agents from now on; who is gone stays as long as he is engaged. Their states are not refreshed. */
    void reconfigure(Collection<Agent> changed, Instant now) {
        Map<String, AgentSlot> before = new LinkedHashMap<>(byId);
        byId.clear();
        changed.forEach(agent -> byId.put(agent.id(), slot(before.remove(agent.id()), agent, now)));
        before.values().stream().filter(AgentSlot::engaged).forEach(slot -> {
            slot.leave();
            byId.put(slot.agent().id(), slot);
        });
        count();
    }

    private AgentSlot slot(@Nullable AgentSlot before, Agent agent, Instant now) {
        Map<String, PhoneState> states = phones.at(agent.phone());
        if (before != null) {
            before.become(agent, states);
            return before;
        }
        AgentSlot slot = new AgentSlot(agent, now);
        states.forEach((node, state) -> slot.phoneChanged(node, state, now));
        return slot;
    }

    private void count() {
        byPhone.clear();
        byNumber.clear();
        available.clear();
        present.clear();
        for (AgentSlot slot : byId.values()) {
            slot.number(byNumber.size());
            byNumber.add(slot);
            byPhone.computeIfAbsent(slot.agent().phone(), phone -> new ArrayList<>())
                    .add(slot);
            note(slot);
        }
    }

    /** Keeps in mind whether he is available, and at work. */
    void note(AgentSlot slot) {
        available.set(slot.number(), slot.available());
        present.set(slot.number(), slot.present());
    }

    /** He is no agent any more, and done; his number stays empty until the next change. */
    void forget(AgentSlot slot) {
        byId.remove(slot.agent().id(), slot);
        byPhone.getOrDefault(slot.agent().phone(), new ArrayList<>()).remove(slot);
        available.clear(slot.number());
        present.clear(slot.number());
    }

    /** The numbers of the available agents; not to be changed. */
    BitSet available() {
        return available;
    }

    /** The numbers of the agents who are at work; not to be changed. */
    BitSet present() {
        return present;
    }

    AgentSlot numbered(int number) {
        return byNumber.get(number);
    }

    @Nullable
    AgentSlot find(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    Collection<AgentSlot> all() {
        return byId.values();
    }

    /** A phone changed at this node: those whose it is are told. One that belongs to nobody is remembered. */
    void phoneChanged(String node, String phone, PhoneState state, Instant now, Consumer<AgentSlot> changed) {
        phones.changed(node, phone, state);
        List.copyOf(byPhone.getOrDefault(phone, List.of())).forEach(slot -> {
            slot.phoneChanged(node, state, now);
            changed.accept(slot);
        });
    }

    /** The node has told of every phone that it knows: it cannot reach the others. */
    void phonesKnown(String node, Instant now, Consumer<AgentSlot> changed) {
        phones.known(node);
        all().stream().filter(slot -> slot.phoneUnknown(node)).toList().forEach(slot -> {
            slot.phoneChanged(node, PhoneState.UNAVAILABLE, now);
            changed.accept(slot);
        });
    }

    /** The node tells of phones no more: those that were in use there may be free by now. */
    void phonesUnknown(String node, Instant now, Consumer<AgentSlot> changed) {
        phones.unknown(node);
        all().stream().filter(slot -> slot.phoneAt(node)).toList().forEach(slot -> {
            slot.phoneChanged(node, PhoneState.FREE, now);
            changed.accept(slot);
        });
    }
}
