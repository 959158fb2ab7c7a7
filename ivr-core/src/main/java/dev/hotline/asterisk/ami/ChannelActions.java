package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiAction;
import java.util.List;
import java.util.Map;

/** What is done to a channel that is there, as actions. Each throws {@link IllegalArgumentException} when a value cannot be sent. */
final class ChannelActions {
    private ChannelActions() {}

    static List<AmiAction> set(String channel, Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> on("Setvar", channel)
                        .with("Variable", variable.getKey())
                        .with("Value", variable.getValue()))
                .toList();
    }

    static AmiAction redirect(String channel, String context, String extension) {
        return on("Redirect", channel)
                .with("Context", context)
                .with("Exten", extension)
                .with("Priority", "1");
    }

    static AmiAction hangUp(String channel) {
        return on("Hangup", channel);
    }

    /** Asterisk reads a name that begins with a slash as a pattern for the names of many. */
    private static AmiAction on(String action, String channel) {
        if (channel.isEmpty() || channel.startsWith("/")) {
            throw new IllegalArgumentException(
                    action + ": channel: \"" + channel + "\" (expected: the name or unique id of one)");
        }
        return new AmiAction(action).with("Channel", channel);
    }
}
