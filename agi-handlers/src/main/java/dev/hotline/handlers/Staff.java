package dev.hotline.handlers;

import dev.hotline.config.Agent;
import dev.hotline.config.HotlineConfig;
import java.util.Optional;

/** Finds agents by their phones, and by what Asterisk calls these. */
final class Staff {
    private Staff() {}

    /** Whose phone a channel such as {@code PJSIP/1003-00000012} is of: Asterisk names it, so that no caller id can claim to be him. */
    static Optional<Agent> onChannel(HotlineConfig config, String channel) {
        int dash = channel.lastIndexOf('-');
        return atDevice(config, dash < 0 ? channel : channel.substring(0, dash));
    }

    /** Whose phone a device such as {@code PJSIP/1003} is. */
    static Optional<Agent> atDevice(HotlineConfig config, String device) {
        return ofPhone(config, device.substring(device.indexOf('/') + 1));
    }

    /** Whose phone has this name in Asterisk, which is also its number in the house. */
    static Optional<Agent> ofPhone(HotlineConfig config, String phone) {
        return config.agents().values().stream()
                .filter(agent -> agent.phone().equals(phone))
                .findFirst();
    }
}
