package dev.hotline.testkit.asterisk;

import java.util.ArrayList;
import java.util.List;

/** One endpoint of Asterisk: an agent's phone, or the carrier with all its calls. Guarded by the world. */
final class Device {
    private final String name;
    private final ManagerEvents events;
    private final boolean busyWhenUsed;
    private final List<Channel> channels = new ArrayList<>();
    private boolean registered;
    private String told;

    private Device(String name, boolean registered, boolean busyWhenUsed, ManagerEvents events) {
        this.name = name;
        this.registered = registered;
        this.busyWhenUsed = busyWhenUsed;
        this.events = events;
        told = state();
    }

    static Device carrier(ManagerEvents events) {
        return new Device("PJSIP/carrier", true, false, events);
    }

    static Device agent(String phone, boolean busyWhenUsed, ManagerEvents events) {
        return new Device("PJSIP/" + phone, false, busyWhenUsed, events);
    }

    String name() {
        return name;
    }

    boolean isRegistered() {
        return registered;
    }

    void register(boolean now) {
        registered = now;
        changed();
    }

    void add(Channel channel) {
        channels.add(channel);
    }

    void remove(Channel channel) {
        channels.remove(channel);
        changed();
    }

    /** Tells of the state when it is not what was told last. */
    void changed() {
        if (!told.equals(state())) {
            told = state();
            events.call("DeviceStateChange", headers());
        }
    }

    Headers headers() {
        return new Headers().add("Device", name).add("State", state());
    }

    private String state() {
        boolean up = has(Channel.State.UP);
        boolean ringing = has(Channel.State.RINGING);
        if (!up && !ringing) {
            return registered ? "NOT_INUSE" : "UNAVAILABLE";
        }
        if (busyWhenUsed) {
            return "BUSY";
        }
        return up && ringing ? "RINGINUSE" : up ? "INUSE" : "RINGING";
    }

    private boolean has(Channel.State state) {
        return channels.stream().anyMatch(channel -> channel.state() == state);
    }
}
