package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is connected with whom, from the list of all channels. One thread at a time. */
final class Bridges {
    private final List<Leg> legs = new ArrayList<>();

    private record Leg(String bridge, String uniqueId, String channel) {}

    /** Takes an item of the list. */
    void item(AmiMessage item) {
        if (!item.get("BridgeId").isEmpty()) {
            legs.add(new Leg(item.get("BridgeId"), item.get("Uniqueid"), item.get("Channel")));
        }
    }

    /** The name of the channel that is connected with this one. */
    Optional<String> peer(String uniqueId) {
        return legs.stream()
                .filter(leg -> leg.uniqueId().equals(uniqueId))
                .findFirst()
                .flatMap(own -> legs.stream()
                        .filter(leg -> leg.bridge().equals(own.bridge()) && !leg.equals(own))
                        .findFirst())
                .map(Leg::channel);
    }
}
