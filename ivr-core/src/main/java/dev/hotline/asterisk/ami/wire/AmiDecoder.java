package dev.hotline.asterisk.ami;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into messages. An event's name is looked at before anything is built from it: most events are none of ours,
 * and are only counted. For one caller at a time.
 */
final class AmiDecoder {
    /** Longer messages are not Asterisk's. */
    private static final int MAX_MESSAGE = 256 << 10;

    private static final String EVENT = "Event: ";
    private final Set<String> wanted;
    private final LongAdder events;
    private final LongAdder unknownEvents;
    private final Consumer<AmiMessage> messages;
    private Buffer rest = Buffer.buffer();
    private boolean greeted;
    private int searched;

    /**
     * @param wanted names of the events that are passed on
     * @param events counts them all
     * @param unknownEvents counts those that are not wanted
     */
    AmiDecoder(Set<String> wanted, LongAdder events, LongAdder unknownEvents, Consumer<AmiMessage> messages) {
        this.wanted = wanted;
        this.events = events;
        this.unknownEvents = unknownEvents;
        this.messages = messages;
    }

    /**
     * Takes the next bytes.
     *
     * @throws AmiException when they are not from an Asterisk manager interface
     */
    void feed(Buffer chunk) {
        rest.appendBuffer(chunk);
        int start = 0;
        if (!greeted) {
            start = greeting();
        }
        if (greeted) {
            start = messages(start);
        }
        rest = start == 0 ? rest : Buffer.buffer().appendBuffer(rest, start, rest.length() - start);
        searched = Math.max(0, rest.length() - 3);
        if (rest.length() > MAX_MESSAGE) {
            throw new AmiException("a message is longer than " + MAX_MESSAGE + " bytes");
        }
    }

    private int greeting() {
        int end = find("\r\n", 0);
        if (end < 0 && rest.length() < 200) {
            return 0;
        }
        String line = rest.getString(0, end < 0 ? 200 : end, StandardCharsets.ISO_8859_1.name());
        if (!line.startsWith("Asterisk Call Manager/")) {
            throw new AmiException("\"" + line.strip() + "\" (expected: Asterisk Call Manager/version)");
        }
        greeted = true;
        return end + 2;
    }

    private int messages(int start) {
        int from = start;
        for (int end = find("\r\n\r\n", Math.max(from, searched)); end >= 0; end = find("\r\n\r\n", from)) {
            message(from, end);
            from = end + 4;
        }
        return from;
    }

    private void message(int start, int end) {
        if (startsWith(EVENT, start)) {
            events.increment();
            int name = start + EVENT.length();
            int lineEnd = Math.min(find("\r", name), end);
            if (!wanted.contains(rest.getString(name, lineEnd, StandardCharsets.ISO_8859_1.name()))) {
                unknownEvents.increment();
                return;
            }
        }
        messages.accept(AmiMessage.parse(rest.getString(start, end, StandardCharsets.UTF_8.name())));
    }

    private int find(String text, int from) {
        for (int i = from; i <= rest.length() - text.length(); i++) {
            if (startsWith(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(String text, int at) {
        if (at + text.length() > rest.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (rest.getByte(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
