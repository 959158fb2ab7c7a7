package dev.hotline.asterisk.ami;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the link believes of its Asterisk by what it was told, and how that is held against a {@link Snapshot}. Pure; for one caller at a
 * time.
 *
 * <p>While the link is up, a difference counts only when two snapshots in a row have it: Asterisk may show a state a moment before it sends
 * the event, and a session may be open a moment longer than its channel.
 */
final class Believed {
    private final Map<String, PhoneState> phones = new LinkedHashMap<>();
    private final Set<String> channels = new HashSet<>();
    /** Calling channels whose rung phone is known to have answered. */
    private final Set<String> answered = new HashSet<>();
    /** Calls whose channel was said to be gone, and whose session is open all the same. */
    private final Set<String> toldGone = new HashSet<>();

    private Set<Difference> suspected = Set.of();
    private boolean known;

    /** A channel has begun. */
    void begun(String uniqueId) {
        channels.add(uniqueId);
    }

    /** This was told. */
    void told(AmiEvent event) {
        switch (event) {
            case AmiEvent.Phone phone -> phones.put(phone.device(), phone.state());
            case AmiEvent.Gone gone -> forget(gone.uniqueId());
            case AmiEvent.Answered answer -> answered.add(answer.uniqueId());
            default -> {}
        }
    }

    /**
     * The link is up again: believes the snapshot, and returns what it did not know. At first that is only which of our calls were answered
     * before.
     */
    Set<Difference> replacedBy(Snapshot actual) {
        Set<Difference> differences = known ? differences(actual) : answers(actual);
        if (!known) {
            differences.removeIf(answer -> !actual.calls().contains(answer.what()));
        }
        differences.forEach(this::correct);
        phones.putAll(actual.phones());
        channels.clear();
        channels.addAll(actual.channels());
        answered.retainAll(channels);
        actual.talks().forEach(this::told);
        suspected = Set.of();
        known = true;
        return differences;
    }

    /** While the link is up: corrects what differed the last time as well, and returns it. The rest is suspected. */
    Set<Difference> comparedWith(Snapshot actual) {
        Set<Difference> differences = differences(actual);
        Set<Difference> confirmed = new LinkedHashSet<>(differences);
        confirmed.retainAll(suspected);
        confirmed.forEach(this::correct);
        differences.removeAll(confirmed);
        suspected = differences;
        return confirmed;
    }

    /** Whether it takes another look soon to know what is true. */
    boolean isInDoubt() {
        return !suspected.isEmpty();
    }

    /** A phone's state each. */
    List<AmiEvent> phones() {
        List<AmiEvent> events = new ArrayList<>();
        phones.forEach((device, state) -> events.add(new AmiEvent.Phone(device, state)));
        return events;
    }

    private Set<Difference> differences(Snapshot actual) {
        Set<Difference> differences = new LinkedHashSet<>();
        phones(actual, differences);
        Set<String> there = actual.channels();
        for (String channel : channels) {
            if (isGone(channel, there, actual) && !actual.calls().contains(channel)) {
                differences.add(Difference.channel(Drift.CHANNEL_GONE, channel));
            }
        }
        toldGone.retainAll(actual.calls());
        for (String call : actual.calls()) {
            if (isGone(call, there, actual) && !toldGone.contains(call)) {
                differences.add(Difference.channel(Drift.CALL_GONE, call));
            }
        }
        there.removeAll(channels);
        there.forEach(channel -> differences.add(Difference.channel(Drift.CHANNEL_MISSED, channel)));
        differences.addAll(answers(actual));
        return differences;
    }

    private Set<Difference> answers(Snapshot actual) {
        return actual.talks().stream()
                .filter(talk -> !answered.contains(talk.uniqueId()))
                .map(Difference::answer)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void phones(Snapshot actual, Set<Difference> differences) {
        Map<String, PhoneState> truth = new LinkedHashMap<>();
        phones.keySet().forEach(device -> truth.put(device, PhoneState.UNAVAILABLE));
        truth.putAll(actual.phones());
        truth.forEach((device, state) -> {
            if (state != phones.getOrDefault(device, PhoneState.UNAVAILABLE)) {
                differences.add(Difference.phone(device, state));
            }
        });
    }

    private static boolean isGone(String channel, Set<String> there, Snapshot actual) {
        return !there.contains(channel) && !actual.ended().contains(channel);
    }

    private void correct(Difference difference) {
        switch (difference.kind()) {
            case PHONE -> phones.put(difference.what(), difference.state());
            case CHANNEL_MISSED -> channels.add(difference.what());
            case CHANNEL_GONE -> forget(difference.what());
            case CALL_GONE -> {
                forget(difference.what());
                toldGone.add(difference.what());
            }
            case ANSWER_MISSED -> answered.add(difference.what());
        }
    }

    private void forget(String channel) {
        channels.remove(channel);
        answered.remove(channel);
    }
}
