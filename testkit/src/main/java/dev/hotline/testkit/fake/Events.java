package dev.hotline.testkit.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tells managers what happens, in the words of the real one. Guarded by the {@link Board}. */
final class Events {
    private static final String CALL = "call";
    private static final Map<Integer, String> CAUSES = Map.of(0, "Unknown", 16, "Normal Clearing", 17, "User busy");

    private final AsteriskVersion version;
    private final BiConsumer<String, Message> managers;
    private final Map<String, String> devices = new LinkedHashMap<>();

    /** @param managers are given each event's class and the event */
    Events(AsteriskVersion version, BiConsumer<String, Message> managers) {
        this.version = version;
        this.managers = managers;
    }

    /** The devices and their states, in the order in which they came. */
    Map<String, String> devices() {
        return devices;
    }

    boolean isReachable(String device) {
        return !devices.getOrDefault(device, "UNAVAILABLE").equals("UNAVAILABLE");
    }

    /** Told when it is another than before. */
    void device(String device, String state) {
        if (!state.equals(devices.put(device, state))) {
            tell(Message.event("DeviceStateChange", CALL).add("Device", device).add("State", state));
        }
    }

    void ringing(Channel leg) {
        device(leg.device(), version.ringing());
    }

    void newChannel(Channel channel) {
        tell(event("Newchannel", channel));
    }

    void newState(Channel channel) {
        tell(event("Newstate", channel));
    }

    void newCallerId(Channel channel) {
        tell(event("NewCallerid", channel).add("CID-CallingPres", "0 (Presentation Allowed, Not Screened)"));
    }

    void newConnectedLine(Channel channel) {
        tell(event("NewConnectedLine", channel));
    }

    void key(Channel channel, char key) {
        Message message = channel.describe(Message.event("DTMFEnd", "dtmf"), "");
        managers.accept("dtmf", message.add("Digit", key).add("DurationMs", 100).add("Direction", "Received"));
    }

    void musicOn(Channel channel, String music) {
        tell(event("MusicOnHoldStart", channel).add("Class", music));
    }

    void musicOff(Channel channel) {
        tell(event("MusicOnHoldStop", channel));
    }

    /** @param caller null when Asterisk itself dials */
    void dialBegin(@Nullable Channel caller, Channel leg) {
        String number = leg.device().substring(leg.device().indexOf('/') + 1);
        tell(dial("DialBegin", caller, leg).add("DialString", number));
    }

    void dialState(@Nullable Channel caller, Channel leg, String status) {
        tell(dial("DialState", caller, leg).add("DialStatus", status));
    }

    void dialEnd(@Nullable Channel caller, Channel leg, String status) {
        tell(dial("DialEnd", caller, leg).add("DialStatus", status));
    }

    /** @return the bridge's id */
    String bridge(Channel leg, Channel caller) {
        String id = UUID.randomUUID().toString();
        tell(bridge("BridgeCreate", id, "simple_bridge", 0));
        tell(leg.describe(bridge("BridgeEnter", id, "simple_bridge", 1), ""));
        tell(caller.describe(bridge("BridgeEnter", id, "simple_bridge", 2), ""));
        return id;
    }

    void unbridge(String id, Channel leg, Channel caller) {
        tell(leg.describe(bridge("BridgeLeave", id, "native_rtp", 1), ""));
        tell(caller.describe(bridge("BridgeLeave", id, "native_rtp", 0), ""));
        tell(bridge("BridgeDestroy", id, "native_rtp", 0));
    }

    void hangupRequest(Channel channel, int cause) {
        tell(withTechCause(event("HangupRequest", channel).add("Cause", cause), cause));
    }

    void softHangupRequest(Channel channel, int cause) {
        tell(event("SoftHangupRequest", channel).add("Cause", cause));
    }

    void hangup(Channel channel, int cause) {
        Message message =
                event("Hangup", channel).add("Cause", cause).add("Cause-txt", CAUSES.getOrDefault(cause, "Unknown"));
        tell(withTechCause(message, cause));
    }

    void originated(Originate originate, Channel leg, boolean isAnswered) {
        originated(originate, isAnswered ? leg.name : originate.device(), isAnswered ? "Success" : "Failure");
    }

    /** No channel could be made. */
    void notOriginated(Originate originate) {
        originated(originate, originate.device(), "Failure");
    }

    private void originated(Originate originate, String channel, String response) {
        tell(Message.event("OriginateResponse", CALL)
                .add("ActionID", originate.actionId())
                .add("Response", response)
                .add("Channel", channel)
                .add("Context", originate.context())
                .add("Exten", originate.exten())
                .add("Reason", response.equals("Success") ? 4 : 0)
                .add("Uniqueid", originate.uniqueId())
                .add("CallerIDNum", originate.number())
                .add("CallerIDName", originate.name()));
    }

    private Message withTechCause(Message message, int cause) {
        return cause == 17 && version.saysMore() ? message.add("TechCause", 486) : message;
    }

    private static Message event(String name, Channel channel) {
        return channel.describe(Message.event(name, CALL), "");
    }

    private static Message dial(String name, @Nullable Channel caller, Channel leg) {
        Message message = Message.event(name, CALL);
        return leg.describe(caller == null ? message : caller.describe(message, ""), "Dest");
    }

    private static Message bridge(String name, String id, String technology, int channels) {
        return Message.event(name, CALL)
                .add("BridgeUniqueid", id)
                .add("BridgeType", "basic")
                .add("BridgeTechnology", technology)
                .add("BridgeCreator", "<unknown>")
                .add("BridgeName", "<unknown>")
                .add("BridgeNumChannels", channels)
                .add("BridgeVideoSourceMode", "none");
    }

    private void tell(Message event) {
        managers.accept(CALL, event);
    }
}
