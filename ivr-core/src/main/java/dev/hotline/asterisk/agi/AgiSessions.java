package dev.hotline.asterisk.agi;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open sessions by Asterisk's unique id of their channel. Safe from any thread. */
final class AgiSessions {
    private final Map<String, AgiConnection> byChannel = new ConcurrentHashMap<>();

    /** A later session on a channel takes the place of the earlier one, which is returned. */
    Optional<AgiConnection> add(String uniqueId, AgiConnection connection) {
        return Optional.ofNullable(byChannel.put(uniqueId, connection));
    }

    void remove(String uniqueId, AgiConnection connection) {
        byChannel.remove(uniqueId, connection);
    }

    Optional<AgiConnection> on(String uniqueId) {
        return Optional.ofNullable(byChannel.get(uniqueId));
    }
}
