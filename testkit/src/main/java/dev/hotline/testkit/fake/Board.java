package dev.hotline.testkit.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All that a fake Asterisk knows: phones, channels, sessions, managers. Its monitor is the fake's one lock. */
final class Board {
    private static final long FIRST_SECOND = 1_700_000_000;

    final Awaited<FakeManager> loggedIn = new Awaited<>();
    final Awaited<FakeLeg> originated = new Awaited<>();
    private final AsteriskVersion version;
    private final Events events;
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final Set<String> silentTo = ConcurrentHashMap.newKeySet();
    private final Set<FakeManager> managers = ConcurrentHashMap.newKeySet();
    private final Map<String, FakeSession> sessions = new LinkedHashMap<>();
    /** How many channels of a device are up. */
    private final Map<String, Integer> up = new HashMap<>();

    int enginePort;
    private int channels;

    Board(AsteriskVersion version) {
        this.version = version;
        events = new Events(version, this::tell);
    }

    AsteriskVersion version() {
        return version;
    }

    Events events() {
        return events;
    }

    // ---- accounts and what is asked for

    void account(String user, String secret) {
        accounts.put(user, secret);
    }

    @Nullable
    String secret(String user) {
        return accounts.get(user);
    }

    void missing(String file) {
        missing.add(file);
    }

    boolean isMissing(String file) {
        return missing.contains(file);
    }

    void silentTo(String action) {
        silentTo.add(action);
    }

    boolean isSilentTo(String action) {
        return silentTo.contains(action);
    }

    // ---- managers

    void connected(FakeManager manager) {
        managers.add(manager);
    }

    void closed(FakeManager manager) {
        managers.remove(manager);
    }

    Collection<FakeManager> managers() {
        return managers;
    }

    private void tell(String eventClass, Message event) {
        if (!managers.isEmpty()) {
            byte[] bytes = event.bytes();
            managers.forEach(manager -> manager.tell(eventClass, bytes));
        }
    }

    // ---- channels

    /** @param uniqueId empty: as Asterisk numbers them */
    Channel newChannel(String device, String uniqueId, @Nullable Channel linked) {
        int number = channels++;
        String id = uniqueId.isEmpty() ? (FIRST_SECOND + number) + "." + number : uniqueId;
        return new Channel("%s-%08x".formatted(device, number), id, linked == null ? id : linked.linkedId);
    }

    void answered(Channel channel) {
        up.merge(channel.device(), 1, Integer::sum);
        events.device(channel.device(), "INUSE");
    }

    /** The channel is gone. */
    void ended(Channel channel) {
        if (channel.state == Channel.UP && up.merge(channel.device(), -1, Integer::sum) <= 0) {
            up.remove(channel.device());
            events.device(channel.device(), "NOT_INUSE");
        }
    }

    /** @return the phone that rings */
    FakeLeg ring(String device, FakeLeg.Dialler dialler) {
        Channel caller = dialler.channel();
        Channel channel = newChannel(device, dialler.legId(), caller);
        channel.context = "hotline-agents";
        FakeLeg leg = new FakeLeg(this, channel, dialler);
        leg.dialled();
        return leg;
    }

    void originate(Originate originate) {
        if (events.isReachable(originate.device())) {
            originated.add(ring(originate.device(), new Originating(events, originate)));
        } else {
            events.notOriginated(originate);
        }
    }

    // ---- sessions

    void opened(FakeSession session) {
        sessions.put(session.channel(), session);
    }

    void closed(FakeSession session) {
        sessions.remove(session.channel());
    }

    List<FakeSession> sessions() {
        return new ArrayList<>(sessions.values());
    }

    /** The channels that are in a session. */
    List<Channel> inSessions() {
        return sessions.values().stream().map(FakeSession::state).toList();
    }

    /** How many channels there were, those that are gone too. */
    int processed() {
        return channels;
    }

    /** @return whether there is such a channel */
    boolean hangUp(String nameOrId) {
        for (FakeSession session : sessions()) {
            if (session.channel().equals(nameOrId) || session.uniqueId().equals(nameOrId)) {
                session.hangUpByManager();
                return true;
            }
        }
        return false;
    }
}
