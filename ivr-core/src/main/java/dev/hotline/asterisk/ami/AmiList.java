package dev.hotline.asterisk.ami;

/** The actions that are answered by a list: items, and an event that ends it. */
enum AmiList {
    DEVICES("DeviceStateList", "DeviceStateChange", "DeviceStateListComplete"),
    CHANNELS("CoreShowChannels", "CoreShowChannel", "CoreShowChannelsComplete");

    private final String action;
    private final String item;
    private final String end;

    AmiList(String action, String item, String end) {
        this.action = action;
        this.item = item;
        this.end = end;
    }

    String action() {
        return action;
    }

    /** The event that each item is. */
    String item() {
        return item;
    }

    /** The event after the last one; it says how many there were. */
    String end() {
        return end;
    }
}
