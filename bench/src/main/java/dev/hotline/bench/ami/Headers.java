package dev.hotline.bench.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A message of a manager interface, written header by header as Asterisk 22 orders them. */
final class Headers {
    private final StringBuilder text = new StringBuilder();

    private Headers() {}

    static Headers event(String name, String privilege) {
        return new Headers().with("Event", name).with("Privilege", privilege + ",all");
    }

    static Headers response(String result, String actionId) {
        return new Headers().with("Response", result).with("ActionID", actionId);
    }

    /** An event that is an item of a list. */
    static Headers item(String name, String actionId) {
        return new Headers().with("Event", name).with("ActionID", actionId);
    }

    Headers with(String name, Object value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** The fourteen headers that say how a channel is, each with this before its name. */
    Headers channel(String before, String channel, String uniqueId, String linkedId) {
        return with(before + "Channel", channel)
                .with(before + "ChannelState", 6)
                .with(before + "ChannelStateDesc", "Up")
                .with(before + "CallerIDNum", "+8613800138000")
                .with(before + "CallerIDName", "Zhang San")
                .with(before + "ConnectedLineNum", "1001")
                .with(before + "ConnectedLineName", "Agent 1001")
                .with(before + "Language", "zh")
                .with(before + "AccountCode", "")
                .with(before + "Context", "hotline")
                .with(before + "Exten", "4008001234")
                .with(before + "Priority", 2)
                .with(before + "Uniqueid", uniqueId)
                .with(before + "Linkedid", linkedId);
    }

    byte[] bytes() {
        return (text + "\r\n").getBytes(UTF_8);
    }
}
