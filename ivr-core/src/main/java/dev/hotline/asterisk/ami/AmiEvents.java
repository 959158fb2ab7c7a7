package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates Asterisk's events into the engine's words. Pure. */
final class AmiEvents {
    /** The events that are looked at: those translated here, and those the link itself needs. */
    static final Set<String> WANTED = Set.of(
            "AttendedTransfer",
            "DeviceStateChange",
            "DialEnd",
            "DTMFEnd",
            "Hangup",
            "Newchannel",
            "CoreShowChannel",
            "CoreShowChannelsComplete",
            "DeviceStateListComplete",
            "FullyBooted",
            "OriginateResponse");

    private static final Pattern MILLIS = Pattern.compile("\\d{1,5}");

    /** Headers that are read, and that a message has once at most: twice, it is forged. */
    static final Set<String> SINGLE_HEADERS = Set.of(
            "ActionID",
            "Application",
            "AsteriskVersion",
            "BridgeId",
            "Cause",
            "Challenge",
            "Channel",
            "DestChannel",
            "Device",
            "DestType",
            "DialStatus",
            "Digit",
            "Direction",
            "DurationMs",
            "Event",
            "ListItems",
            "Message",
            "OrigTransfererUniqueid",
            "Reason",
            "Response",
            "Result",
            "SecondTransfererUniqueid",
            "State",
            "TechCause",
            "TransferTargetChannel",
            "TransfereeUniqueid",
            "Uniqueid");

    /** Events that are the answer to an action. */
    static final Set<String> ENDS_AN_ACTION =
            Set.of("CoreShowChannelsComplete", "DeviceStateListComplete", "OriginateResponse");

    /** Phones are PJSIP's; Asterisk has states of many other things. */
    private static final String PHONE = "PJSIP/";

    private AmiEvents() {}

    /** What the message says, or null when it says nothing that the engine uses. */
    static @Nullable AmiEvent translate(AmiMessage message) {
        return switch (message.event()) {
            case "DeviceStateChange" -> phone(message);
            case "AttendedTransfer" -> transferred(message);
            case "DialEnd" -> answered(message);
            case "DTMFEnd" -> key(message);
            case "Hangup" -> new AmiEvent.Gone(message.get("Uniqueid"));
            default -> null;
        };
    }

    private static @Nullable AmiEvent phone(AmiMessage message) {
        String device = message.get("Device");
        return device.startsWith(PHONE) ? new AmiEvent.Phone(device, state(message.get("State"))) : null;
    }

    /** Asterisk's word for a device state as ours. */
    static PhoneState state(String state) {
        return switch (state) {
            case "NOT_INUSE" -> PhoneState.FREE;
            case "RINGING", "RINGINUSE" -> PhoneState.RINGING;
            case "INUSE", "BUSY", "ONHOLD" -> PhoneState.IN_USE;
            default -> PhoneState.UNAVAILABLE;
        };
    }

    /** A phone rung by Originate has no calling channel, and its answer is told by the originate itself. */
    private static @Nullable AmiEvent answered(AmiMessage message) {
        String caller = message.get("Uniqueid");
        boolean isAnswer = message.get("DialStatus").equals("ANSWER") && !caller.isEmpty();
        return isAnswer ? new AmiEvent.Answered(caller, device(message.get("DestChannel"))) : null;
    }

    /** One that links two bridges, or makes a conference of three, has no single phone at its other end. */
    private static @Nullable AmiEvent transferred(AmiMessage message) {
        String type = message.get("DestType");
        boolean isUsed = message.get("Result").equals("Success") && (type.equals("Bridge") || type.equals("App"));
        return isUsed
                ? new AmiEvent.Transferred(
                        message.get("TransfereeUniqueid"),
                        message.get("OrigTransfererUniqueid"),
                        message.get("SecondTransfererUniqueid"),
                        device(message.get("TransferTargetChannel")))
                : null;
    }

    /** The phone of a channel: {@code PJSIP/1001} of {@code PJSIP/1001-00000007}. */
    static String device(String channel) {
        int dash = channel.lastIndexOf('-');
        return dash < 0 ? channel : channel.substring(0, dash);
    }

    private static @Nullable AmiEvent key(AmiMessage message) {
        String digit = message.get("Digit");
        boolean isReceived = message.get("Direction").equals("Received") && digit.length() == 1;
        return isReceived ? new AmiEvent.Key(message.get("Uniqueid"), digit.charAt(0), held(message)) : null;
    }

    private static Duration held(AmiMessage message) {
        String millis = message.get("DurationMs");
        return MILLIS.matcher(millis).matches() ? Duration.ofMillis(Integer.parseInt(millis)) : Duration.ZERO;
    }
}
