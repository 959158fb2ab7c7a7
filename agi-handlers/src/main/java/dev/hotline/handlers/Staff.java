package dev.hotline.handlers;

import dev.hotline.config.Agent;
import dev.hotline.config.HotlineConfig;
import java.util.Optional;

/** Finds agents by what Asterisk says. */
final class Staff {
    private Staff() {}

    /** Whose phone a channel such as {@code PJSIP/1003-00000012} is of: Asterisk names it, so that no caller id can claim to be him. */
    static Optional<Agent> onChannel(HotlineConfig config, String channel) {
        int dash = channel.lastIndexOf('-');
        String phone = channel.substring(channel.indexOf('/') + 1, dash < 0 ? channel.length() : dash);
        return config.agents().values().stream()
                .filter(agent -> agent.phone().equals(phone))
                .findFirst();
    }
}
