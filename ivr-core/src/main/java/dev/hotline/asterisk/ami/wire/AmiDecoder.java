package dev.hotline.asterisk.ami.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into messages. An event's name is looked at where it lies, before anything is built: most events are none of
 * ours, and are only counted. It holds {@link #MAX_MESSAGE} bytes, never more. For one caller at a time.
 */
public final class AmiDecoder {
    /** Longer messages are not Asterisk's. */
    public static final int MAX_MESSAGE = 64 << 10;

    /** An event that nobody wants may be longer, for it is not kept. */
    public static final int MAX_SKIPPED = 1 << 20;

    private static final String GREETING = "Asterisk Call Manager/";
    private static final int MAX_GREETING = 200;
    private static final byte[] EVENT = "Event: ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] RESPONSE = "Response: ".getBytes(StandardCharsets.ISO_8859_1);
    /** CR LF CR LF. */
    private static final int END = 4;

    private final EventNames wanted;
    private final Set<String> singleHeaders;
    private final Receiver receiver;
    private final byte[] bytes = new byte[MAX_MESSAGE];
    /** Where the message that is not whole yet begins, how far it was searched for its end, and how far there are bytes. */
    private int start;

    private int searched;
    private int end;
    private boolean greeted;
    /** How much of an event was thrown away that nobody wants and that is not over; 0 when there is none. */
    private int skipped;

    /** What is told of a stream. */
    public interface Receiver {
        /**
         * Asterisk has greeted.
         *
         * @param version of the manager interface, such as {@code 11.0.0}
         */
        void greeted(String version);

        /** A response, or a wanted event. */
        void message(AmiMessage message);

        /** An event that is not wanted. */
        void skipped();

        /**
         * A message that Asterisk cannot have meant so was dropped: a caller's text with line ends in it has forged a part of it.
         *
         * @param why for people
         * @param actionId the first one in it, or empty
         */
        void refused(String why, String actionId);
    }

    /**
     * @param wanted names of the events that are passed on
     * @param singleHeaders those that a message has once at most: it is refused when one of them is there twice
     */
    public AmiDecoder(Set<String> wanted, Set<String> singleHeaders, Receiver receiver) {
        this.wanted = new EventNames(wanted);
        this.singleHeaders = Set.copyOf(singleHeaders);
        this.receiver = receiver;
    }

    /**
     * Takes the next bytes, all that can be read.
     *
     * @throws AmiFormatException when they are not from an Asterisk manager interface, or a message is too long
     */
    public void feed(ByteBuf chunk) {
        while (chunk.isReadable()) {
            int taken = Math.min(chunk.readableBytes(), bytes.length - end);
            chunk.readBytes(bytes, end, taken);
            end += taken;
            read();
            makeRoom();
        }
    }

    private void read() {
        if (!greeted) {
            greeting();
        }
        while (greeted && next()) {
            // one message after the other
        }
    }

    private void greeting() {
        int seen = Math.min(end, MAX_GREETING);
        int lineEnd = lineEnd(bytes, 0, seen);
        if (lineEnd < 0 && seen < MAX_GREETING) {
            return;
        }
        String line = text(0, lineEnd < 0 ? seen : lineEnd);
        if (!line.startsWith(GREETING)) {
            throw new AmiFormatException("\"" + line.strip() + "\" (expected: " + GREETING + "version)");
        }
        greeted = true;
        start = lineEnd + 2;
        searched = start;
        receiver.greeted(line.substring(GREETING.length()));
    }

    /** Reads the next message; false when it is not whole yet. */
    private boolean next() {
        skipEmptyLines();
        int stop = endOfMessage(bytes, Math.max(start, searched), end);
        if (stop < 0) {
            searched = Math.max(start, end - END + 1);
            return false;
        }
        if (skipped > 0) {
            skipped = 0;
            receiver.skipped();
        } else {
            message(start, stop - END);
        }
        start = stop;
        return true;
    }

    private void skipEmptyLines() {
        while (skipped == 0 && end - start >= 2 && bytes[start] == '\r' && bytes[start + 1] == '\n') {
            start += 2;
        }
    }

    private void message(int from, int to) {
        if (startsWith(EVENT, from, to)) {
            String name = wanted(from, to);
            if (name == null) {
                receiver.skipped();
            } else {
                pass(new AmiMessage(name, Arrays.copyOfRange(bytes, from, to)));
            }
        } else if (startsWith(RESPONSE, from, to)) {
            pass(new AmiMessage("", Arrays.copyOfRange(bytes, from, to)));
        } else {
            receiver.refused("it is neither event nor response: \"" + text(from, Math.min(to, from + 40)) + "\"", "");
        }
    }

    private void pass(AmiMessage message) {
        String repeated = message.repeated(singleHeaders);
        if (repeated == null) {
            receiver.message(message);
        } else {
            receiver.refused("it has " + repeated + " more than once", message.get("ActionID"));
        }
    }

    private @Nullable String wanted(int from, int to) {
        int name = from + EVENT.length;
        int lineEnd = lineEnd(bytes, name, to);
        return wanted.find(bytes, name, lineEnd < 0 ? to : lineEnd);
    }

    private void makeRoom() {
        if (end - start == bytes.length) {
            skipOrRefuse();
        }
        if (skipped > 0) {
            dropAllButTheLast();
        }
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        searched = Math.max(0, searched - start);
        start = 0;
    }

    private void skipOrRefuse() {
        if (skipped == 0 && !(greeted && startsWith(EVENT, start, end) && wanted(start, end) == null)) {
            throw new AmiFormatException("a message is longer than " + MAX_MESSAGE + " bytes");
        }
        skipped = Math.max(1, skipped);
    }

    /** The last bytes may be the beginning of the message's end. */
    private void dropAllButTheLast() {
        int dropped = Math.max(0, end - start - END + 1);
        start += dropped;
        skipped += dropped;
        if (skipped > MAX_SKIPPED) {
            throw new AmiFormatException("an event is longer than " + MAX_SKIPPED + " bytes");
        }
    }

    private boolean startsWith(byte[] text, int from, int to) {
        return to - from >= text.length && Arrays.equals(bytes, from, from + text.length, text, 0, text.length);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Where the first CR LF is, or -1. */
    static int lineEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Behind the first CR LF CR LF, or -1. It looks at each fourth byte only, as far as it is not part of a line's end. */
    private static int endOfMessage(byte[] bytes, int from, int to) {
        int i = from + END - 1;
        while (i < to) {
            byte last = bytes[i];
            if (last != '\n') {
                i += last == '\r' ? 1 : END;
            } else if (bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            } else {
                i += 2;
            }
        }
        return -1;
    }
}
