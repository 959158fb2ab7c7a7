package dev.hotline.testkit.asterisk;

import java.nio.charset.StandardCharsets;

/** The lines of one AMI message, in order. */
final class Headers {
    private static final String UNKNOWN = "<unknown>";

    private final StringBuilder text = new StringBuilder();

    Headers add(String name, Object value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** What every event about a channel says of it. */
    Headers add(Channel channel) {
        return add("", channel);
    }

    /** @param prefix {@code Dest} for the called side of a dial, else empty */
    Headers add(String prefix, Channel channel) {
        return add(prefix + "Channel", channel.name())
                .add(prefix + "ChannelState", channel.state().code())
                .add(prefix + "ChannelStateDesc", channel.state().words())
                .add(prefix + "CallerIDNum", known(channel.caller().number()))
                .add(prefix + "CallerIDName", known(channel.caller().name()))
                .add(prefix + "ConnectedLineNum", known(channel.connected().number()))
                .add(prefix + "ConnectedLineName", known(channel.connected().name()))
                .add(prefix + "Language", "en")
                .add(prefix + "AccountCode", "")
                .add(prefix + "Context", channel.context())
                .add(prefix + "Exten", channel.extension())
                .add(prefix + "Priority", channel.priority())
                .add(prefix + "Uniqueid", channel.uniqueId())
                .add(prefix + "Linkedid", channel.linkedId());
    }

    Headers add(Headers others) {
        text.append(others.text);
        return this;
    }

    static String known(String value) {
        return value.isEmpty() ? UNKNOWN : value;
    }

    byte[] message() {
        return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
