package dev.hotline.bench.ami;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/**
 * What a manager interface says of one call, in the shapes of Asterisk 22 (those recorded are in {@code testkit/src/test/resources}). Prepared
 * bytes that are never released.
 *
 * @param used events of the classes that the engine uses, which are translated and told
 * @param unused events of the classes that it does not use
 * @param mixed both, as the call goes
 */
record CallEvents(ByteBuf used, ByteBuf unused, ByteBuf mixed) {
    static final int USED = 9;
    static final int UNUSED = 63;
    /** Of those used, the keys that were pressed. */
    static final int KEYS = 2;
    /** Of those not used, the variables that were set. */
    static final int VARIABLES = 29;

    /** @param number of the call: it has channels of its own */
    static CallEvents of(int number) {
        var call = new Script("PJSIP/carrier-%08x".formatted(number), "1795332888." + 2 * number, number % 700);
        List<byte[]> used = call.used();
        List<byte[]> unused = call.unused();
        if (used.size() != USED || unused.size() != UNUSED) {
            throw new IllegalStateException(used.size() + " and " + unused.size() + " events");
        }
        return new CallEvents(prepared(used), prepared(unused), prepared(spread(used, unused)));
    }

    /** The few among the many, at even distances. */
    private static List<byte[]> spread(List<byte[]> few, List<byte[]> many) {
        List<byte[]> all = new ArrayList<>(many);
        int apart = many.size() / few.size();
        for (int i = 0; i < few.size(); i++) {
            all.add(i * (apart + 1), few.get(i));
        }
        return all;
    }

    private static ByteBuf prepared(List<byte[]> events) {
        return prepared(events.toArray(byte[][]::new));
    }

    static ByteBuf prepared(byte[]... events) {
        ByteBuf whole = Unpooled.wrappedBuffer(events);
        ByteBuf direct = Unpooled.directBuffer(whole.readableBytes()).writeBytes(whole);
        return Unpooled.unreleasableBuffer(direct.asReadOnly());
    }

    /** One call: the caller's channel, an agent's phone. */
    private record Script(String channel, String uniqueId, int agent) {
        List<byte[]> used() {
            return List.of(
                    mine("Newchannel", "call").bytes(),
                    key('1'),
                    phone("RINGING"),
                    mine("DialEnd", "call")
                            .channel("Dest", agentChannel(), agentId(), uniqueId)
                            .with("DialStatus", "ANSWER")
                            .bytes(),
                    phone("INUSE"),
                    gone(agentChannel(), agentId()),
                    phone("NOT_INUSE"),
                    key('5'),
                    gone(channel, uniqueId));
        }

        List<byte[]> unused() {
            List<byte[]> events = new ArrayList<>();
            for (int i = 0; i < VARIABLES; i++) {
                events.add(mine("VarSet", "dialplan")
                        .with("Variable", "HOTLINE_VALUE_" + i)
                        .with("Value", "a value of some length, as they are " + i)
                        .bytes());
            }
            for (int i = 0; i < 8; i++) {
                events.add(step(i));
            }
            for (int i = 0; i < 4; i++) {
                events.add(rtcp("RTCPSent"));
                events.add(rtcp("RTCPReceived"));
            }
            for (String name : List.of("Newstate", "NewConnectedLine", "NewCallerid", "HangupRequest")) {
                events.add(mine(name, "call").bytes());
                events.add(mine(name, "call").bytes());
            }
            events.add(mine("MusicOnHoldStart", "call").with("Class", "hotline").bytes());
            events.add(mine("MusicOnHoldStop", "call").bytes());
            events.addAll(bridged());
            events.add(mine("DialBegin", "call")
                    .channel("Dest", agentChannel(), agentId(), uniqueId)
                    .with("DialString", phone())
                    .bytes());
            events.add(mine("DTMFBegin", "dtmf")
                    .with("Digit", 1)
                    .with("Direction", "Received")
                    .bytes());
            return events;
        }

        private Headers mine(String event, String privilege) {
            return Headers.event(event, privilege).channel("", channel, uniqueId, uniqueId);
        }

        private byte[] key(char digit) {
            return mine("DTMFEnd", "dtmf")
                    .with("Digit", digit)
                    .with("DurationMs", 100)
                    .with("Direction", "Received")
                    .bytes();
        }

        private byte[] phone(String state) {
            return Headers.event("DeviceStateChange", "call")
                    .with("Device", phone())
                    .with("State", state)
                    .bytes();
        }

        private byte[] gone(String whose, String id) {
            return Headers.event("Hangup", "call")
                    .channel("", whose, id, uniqueId)
                    .with("Cause", 16)
                    .with("Cause-txt", "Normal Clearing")
                    .bytes();
        }

        private byte[] step(int priority) {
            return mine("Newexten", "dialplan")
                    .with("Extension", "4008001234")
                    .with("Application", "Set")
                    .with("AppData", "HOTLINE_STEP=" + priority)
                    .bytes();
        }

        private List<byte[]> bridged() {
            return List.of(
                    bridge("BridgeCreate").bytes(),
                    bridge("BridgeEnter")
                            .channel("", channel, uniqueId, uniqueId)
                            .bytes(),
                    bridge("BridgeEnter")
                            .channel("", agentChannel(), agentId(), uniqueId)
                            .bytes(),
                    bridge("BridgeLeave")
                            .channel("", agentChannel(), agentId(), uniqueId)
                            .bytes(),
                    bridge("BridgeLeave")
                            .channel("", channel, uniqueId, uniqueId)
                            .bytes(),
                    bridge("BridgeDestroy").bytes());
        }

        private Headers bridge(String event) {
            return Headers.event(event, "call")
                    .with("BridgeUniqueid", "f5dfc6ce-cdd3-49ad-bed2-" + uniqueId)
                    .with("BridgeType", "basic")
                    .with("BridgeTechnology", "simple_bridge")
                    .with("BridgeCreator", "<unknown>")
                    .with("BridgeName", "<unknown>")
                    .with("BridgeNumChannels", 1)
                    .with("BridgeVideoSourceMode", "none");
        }

        private byte[] rtcp(String event) {
            return mine(event, "reporting")
                    .with("To", "127.0.0.1:15103")
                    .with("From", "127.0.0.1:15203")
                    .with("SSRC", "0x6f9a81e5")
                    .with("PT", "200(SR)")
                    .with("ReportCount", 1)
                    .with("SentNTP", "1795332893.0001904640")
                    .with("SentRTP", 40160)
                    .with("SentPackets", 250)
                    .with("SentOctets", 40000)
                    .with("Report0SourceSSRC", "0x1b0a9d52")
                    .with("Report0FractionLost", 0)
                    .with("Report0CumulativeLost", 0)
                    .with("Report0HighestSequence", 9150)
                    .with("Report0SequenceNumberCycles", 0)
                    .with("Report0IAJitter", 3)
                    .with("Report0LSR", 1459686912)
                    .with("Report0DLSR", "3.4500")
                    .bytes();
        }

        private String phone() {
            return "PJSIP/" + (1001 + agent);
        }

        private String agentChannel() {
            return phone() + channel.substring(channel.lastIndexOf('-'));
        }

        private String agentId() {
            return uniqueId + "1";
        }
    }
}
