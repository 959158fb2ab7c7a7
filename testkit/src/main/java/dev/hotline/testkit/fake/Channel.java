package dev.hotline.testkit.fake;

/** What Asterisk's events say of a channel. Guarded by the {@link Board}. */
final class Channel {
    static final int DOWN = 0;
    static final int RING = 4;
    static final int RINGING = 5;
    static final int UP = 6;

    final String name;
    final String uniqueId;
    final String linkedId;
    int state;
    String number = "";
    String callerName = "";
    String connectedNumber = "";
    String connectedName = "";
    String context = "";
    String exten = "s";
    int priority = 1;
    /** The AGI URL it is at; empty before. */
    String url = "";

    Channel(String name, String uniqueId, String linkedId) {
        this.name = name;
        this.uniqueId = uniqueId;
        this.linkedId = linkedId;
    }

    /** Such as {@code PJSIP/1001}. */
    String device() {
        return name.substring(0, name.lastIndexOf('-'));
    }

    Message describe(Message message, String prefix) {
        return message.add(prefix + "Channel", name)
                .add(prefix + "ChannelState", state)
                .add(prefix + "ChannelStateDesc", stateText())
                .add(prefix + "CallerIDNum", known(number))
                .add(prefix + "CallerIDName", known(callerName))
                .add(prefix + "ConnectedLineNum", known(connectedNumber))
                .add(prefix + "ConnectedLineName", known(connectedName))
                .add(prefix + "Language", "en")
                .add(prefix + "AccountCode", "")
                .add(prefix + "Context", context)
                .add(prefix + "Exten", exten)
                .add(prefix + "Priority", priority)
                .add(prefix + "Uniqueid", uniqueId)
                .add(prefix + "Linkedid", linkedId);
    }

    private String stateText() {
        return switch (state) {
            case RING -> "Ring";
            case RINGING -> "Ringing";
            case UP -> "Up";
            default -> "Down";
        };
    }

    private static String known(String value) {
        return value.isEmpty() ? "<unknown>" : value;
    }
}
