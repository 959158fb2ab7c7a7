package dev.hotline.routing;

import dev.hotline.asterisk.ami.PhoneState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What each Asterisk node has said of each phone, those of nobody included: they may be given to an agent later. One thread at a time. */
final class Phones {
    private final Map<String, Map<String, PhoneState>> byNode = new HashMap<>();
    /** The nodes that have told of every phone they know. */
    private final Set<String> told = new HashSet<>();

    void changed(String node, String phone, PhoneState state) {
        byNode.computeIfAbsent(node, first -> new HashMap<>()).put(phone, state);
    }

    /** The node has told of every phone that it knows. */
    void known(String node) {
        told.add(node);
    }

    /** The node tells of phones no more: those that were in use there may be free by now. */
    void unknown(String node) {
        told.remove(node);
        byNode.getOrDefault(node, Map.of())
                .replaceAll((phone, state) -> state == PhoneState.UNAVAILABLE ? state : PhoneState.FREE);
    }

    /** What each node says of this phone; a node that has not told of its phones yet says nothing. */
    Map<String, PhoneState> at(String phone) {
        Map<String, PhoneState> states = new HashMap<>();
        told.forEach(node -> states.put(node, PhoneState.UNAVAILABLE));
        byNode.forEach((node, phones) -> {
            PhoneState state = phones.get(phone);
            if (state != null) {
                states.put(node, state);
            }
        });
        return states;
    }
}
