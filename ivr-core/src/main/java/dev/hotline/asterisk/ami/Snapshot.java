package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of an Asterisk while it is read, together with what changes meanwhile. List items and events come over one wire: for each
 * phone the last word counts, and channels come and go as the events say. For one caller at a time.
 */
final class Snapshot {
    private final Set<String> calls;
    private final Map<String, PhoneState> phones = new LinkedHashMap<>();
    private final Set<String> channels = new HashSet<>();
    /** Who talks, by the bridge: the calling channel's unique id, and the phone that answered it. */
    private final Map<String, String> callers = new LinkedHashMap<>();

    private final Map<String, String> answerers = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<AmiEvent> meanwhile = new ArrayList<>();

    /** @param calls unique ids of the channels for which a FastAGI session was open before the state was asked for */
    Snapshot(Set<String> calls) {
        this.calls = Set.copyOf(calls);
    }

    /** Takes a list's item. */
    void item(AmiMessage item) {
        switch (item.event()) {
            case "CoreShowChannel" -> channel(item);
            default -> event(AmiEvents.translate(item));
        }
    }

    /** A call that rings or talks is in Dial, the phone that it rings in AppDial; once they talk they are in one bridge. */
    private void channel(AmiMessage item) {
        channels.add(item.get("Uniqueid"));
        String bridge = item.get("BridgeId");
        if (bridge.isEmpty()) {
            return;
        }
        switch (item.get("Application")) {
            case "Dial" -> callers.put(bridge, item.get("Uniqueid"));
            case "AppDial" -> answerers.put(bridge, AmiEvents.device(item.get("Channel")));
            default -> {}
        }
    }

    /** Takes an event that came while the state is read. */
    void event(AmiMessage message) {
        switch (message.event()) {
            case "Newchannel" -> channels.add(message.get("Uniqueid"));
            default -> event(AmiEvents.translate(message));
        }
    }

    private void event(@Nullable AmiEvent event) {
        switch (event) {
            case null -> {}
            case AmiEvent.Phone phone -> phones.put(phone.device(), phone.state());
            case AmiEvent.Gone gone -> {
                ended.add(gone.uniqueId());
                meanwhile.add(gone);
            }
            default -> meanwhile.add(event);
        }
    }

    Set<String> calls() {
        return calls;
    }

    Map<String, PhoneState> phones() {
        return phones;
    }

    /** Those that are there now. */
    Set<String> channels() {
        Set<String> there = new HashSet<>(channels);
        there.removeAll(ended);
        return there;
    }

    /** Those that talk with a phone that was rung for them. */
    List<AmiEvent.Answered> talks() {
        List<AmiEvent.Answered> talks = new ArrayList<>();
        callers.forEach((bridge, caller) -> {
            String answerer = answerers.get(bridge);
            if (answerer != null && !ended.contains(caller)) {
                talks.add(new AmiEvent.Answered(caller, answerer));
            }
        });
        return talks;
    }

    /** Those whose end was seen meanwhile. */
    Set<String> ended() {
        return ended;
    }

    /** What happened meanwhile, in order, except to phones, whose last state is in {@link #phones()}. */
    List<AmiEvent> meanwhile() {
        return meanwhile;
    }
}
