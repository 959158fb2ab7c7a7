package dev.hotline.testkit.asterisk;

import org.jspecify.annotations.Nullable;

/** A channel's variables together with what Asterisk itself gives under a variable's name. Guarded by the world. */
final class ChannelVariables {
    private final Channel channel;

    ChannelVariables(Channel channel) {
        this.channel = channel;
    }

    @Nullable
    String get(String name) {
        return switch (name) {
            case "CHANNEL", "CHANNEL(name)" -> channel.name();
            case "UNIQUEID", "CHANNEL(uniqueid)" -> channel.uniqueId();
            case "CHANNEL(linkedid)" -> channel.linkedId();
            case "CHANNEL(state)" -> channel.state().words();
            case "CHANNEL(language)" -> "en";
            case "CONTEXT" -> channel.context();
            case "EXTEN" -> channel.extension();
            case "PRIORITY" -> Integer.toString(channel.priority());
            case "CALLERID(num)" -> channel.caller().number();
            case "CALLERID(name)" -> channel.caller().name();
            default -> channel.variables().get(name);
        };
    }

    void set(String name, String value) {
        switch (name) {
            case "CALLERID(num)" ->
                channel.caller(new Party(value, channel.caller().name()));
            case "CALLERID(name)" -> channel.caller(new Party(channel.caller().number(), value));
            case "CALLERID(all)" -> channel.caller(Party.parse(value));
            default -> channel.variables().set(name, value);
        }
    }
}
