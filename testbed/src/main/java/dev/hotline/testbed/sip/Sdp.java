package dev.hotline.testbed.sip;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little of SDP that a phone with one µ-law stream needs.
 *
 * @param address where the other side receives audio
 * @param keyType the payload type of its telephone events
 */
record Sdp(InetSocketAddress address, int keyType) {
    static final int KEY_TYPE = 101;
    private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) ");
    private static final Pattern KEYS = Pattern.compile("(?m)^a=rtpmap:(\\d+) telephone-event/8000");

    /**
     * What we offer and answer.
     *
     * @param onHold whether the other side is to wait: it hears what its own phone system plays then
     */
    static String local(String host, int port, int version, boolean onHold) {
        return String.join(
                "\r\n",
                "v=0",
                "o=phone 1 " + version + " IN IP4 " + host,
                "s=phone",
                "c=IN IP4 " + host,
                "t=0 0",
                "m=audio " + port + " RTP/AVP 0 " + KEY_TYPE,
                "a=rtpmap:0 PCMU/8000",
                "a=rtpmap:" + KEY_TYPE + " telephone-event/8000",
                "a=fmtp:" + KEY_TYPE + " 0-16",
                "a=ptime:20",
                onHold ? "a=sendonly" : "a=sendrecv",
                "");
    }

    /** What the other side said; empty when it has no audio. */
    static Optional<Sdp> parse(String text) {
        Matcher connection = CONNECTION.matcher(text);
        Matcher audio = AUDIO.matcher(text);
        if (!connection.find() || !audio.find()) {
            return Optional.empty();
        }
        Matcher keys = KEYS.matcher(text);
        int keyType = keys.find() ? Integer.parseInt(keys.group(1)) : KEY_TYPE;
        int port = Integer.parseInt(audio.group(1));
        return Optional.of(new Sdp(new InetSocketAddress(connection.group(1), port), keyType));
    }
}
