package dev.hotline.asterisk.ami;

import java.util.ArrayList;
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
    private final Map<String, PhoneState> phones = new LinkedHashMap<>();
    private final Set<String> channels = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final List<AmiEvent> meanwhile = new ArrayList<>();

    /** @param known phones of before: those that Asterisk does not know any more become unavailable */
    Snapshot(Iterable<String> known) {
        known.forEach(device -> phones.put(device, PhoneState.UNAVAILABLE));
    }

    /** Takes a message that came while the state is read. */
    void add(AmiMessage message) {
        switch (message.event()) {
            case "CoreShowChannel", "Newchannel" -> channels.add(message.get("Uniqueid"));
            default -> add(AmiEvents.translate(message));
        }
    }

    private void add(@Nullable AmiEvent event) {
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

    /** Everything to tell, in order: each phone, what happened meanwhile, and that the link is up. */
    List<AmiEvent> events(String version) {
        channels.removeAll(ended);
        List<AmiEvent> events = new ArrayList<>();
        phones.forEach((device, state) -> events.add(new AmiEvent.Phone(device, state)));
        events.addAll(meanwhile);
        events.add(new AmiEvent.Up(version, Set.copyOf(channels)));
        return events;
    }
}
