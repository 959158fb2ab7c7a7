package dev.hotline.handlers;

import dev.hotline.config.Agent;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds agents, and the language that they are spoken to in. */
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

    /** The site's when he speaks it, or is no agent any more; else the first of his own. */
    static Language languageOf(@Nullable Agent agent, HotlineConfig config) {
        Language site = config.site().language();
        return agent == null || agent.languages().contains(site)
                ? site
                : agent.languages().stream().findFirst().orElse(site);
    }
}
