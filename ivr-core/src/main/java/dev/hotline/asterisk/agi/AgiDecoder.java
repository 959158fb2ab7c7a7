package dev.hotline.asterisk.agi;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Asterisk sends in one session: first the environment, then replies and notices of hang-up. Bytes in, messages out, no socket. For
 * one caller at a time.
 */
final class AgiDecoder {
    private static final byte LF = '\n';
    private static final byte CR = '\r';
    private static final byte[] NOTHING = {};
    private static final String HANGUP = "HANGUP";

    /** Takes the messages, in the order in which they came. */
    interface Messages {
        void request(AgiRequest request);

        void reply(AgiReply reply);

        void hangUp();
    }

    /** The longest a reply may be, in bytes; a variable's value may have line ends in it. */
    static final int MAX_REPLY = 64 << 10;

    private final Messages messages;
    private int maxLine;
    private @Nullable AgiEnvironment environment;
    /** The first line of a reply that goes on, and all its lines so far. */
    private String firstLine = "";

    private @Nullable StringBuilder openReply;
    private byte[] rest = NOTHING;
    private int restLength;

    /**
     * @param maxLine of the environment, in bytes
     * @param maxEnvironment of all its lines together, in characters
     */
    AgiDecoder(int maxLine, int maxEnvironment, Messages messages) {
        this.maxLine = maxLine;
        this.messages = messages;
        environment = new AgiEnvironment(maxEnvironment);
    }

    /**
     * Takes the next bytes, all of them.
     *
     * @throws AgiException when they are not of a FastAGI session, or too long; the decoder must not be used any more
     */
    void feed(ByteBuf chunk) {
        while (chunk.isReadable()) {
            int start = chunk.readerIndex();
            int end = chunk.indexOf(start, chunk.writerIndex(), LF);
            if (end < 0) {
                keep(chunk, chunk.readableBytes());
                return;
            }
            line(restLength == 0 ? whole(chunk, end - start) : joined(chunk, end - start));
            chunk.skipBytes(1);
        }
    }

    /** A line that is whole in the chunk, as nearly all are. */
    private String whole(ByteBuf chunk, int length) {
        checkLine(length);
        int start = chunk.readerIndex();
        chunk.skipBytes(length);
        return chunk.toString(start, withoutReturn(chunk, start, length), StandardCharsets.UTF_8);
    }

    private static int withoutReturn(ByteBuf chunk, int start, int length) {
        return length > 0 && chunk.getByte(start + length - 1) == CR ? length - 1 : length;
    }

    private String joined(ByteBuf chunk, int length) {
        keep(chunk, length);
        int end = restLength > 0 && rest[restLength - 1] == CR ? restLength - 1 : restLength;
        String line = new String(rest, 0, end, StandardCharsets.UTF_8);
        rest = NOTHING;
        restLength = 0;
        return line;
    }

    private void keep(ByteBuf chunk, int length) {
        checkLine(restLength + length);
        if (rest.length < restLength + length) {
            rest = Arrays.copyOf(rest, Math.max(restLength + length, rest.length * 2));
        }
        chunk.readBytes(rest, restLength, length);
        restLength += length;
    }

    private void checkLine(int length) {
        if (length > maxLine) {
            throw new AgiException(
                    AgiProblem.LINE_TOO_LONG, "a line from Asterisk is longer than " + maxLine + " bytes");
        }
    }

    private void line(String line) {
        if (environment == null) {
            replyLine(line);
        } else if (!line.isEmpty()) {
            environment.add(line);
        } else {
            AgiRequest whole = environment.request();
            environment = null;
            maxLine = MAX_REPLY;
            messages.request(whole);
        }
    }

    private void replyLine(String line) {
        if (openReply != null) {
            nextLine(openReply, line);
        } else if (line.equals(HANGUP)) {
            messages.hangUp();
        } else if (AgiReply.goesOn(line)) {
            firstLine = line;
            openReply = new StringBuilder(line);
        } else {
            messages.reply(AgiReply.parse(line));
        }
    }

    private void nextLine(StringBuilder reply, String line) {
        reply.append('\n').append(line);
        if (reply.length() > MAX_REPLY) {
            throw new AgiException(
                    AgiProblem.TOO_LARGE, "a reply from Asterisk is longer than " + MAX_REPLY + " characters");
        }
        if (AgiReply.isLast(firstLine, line)) {
            openReply = null;
            messages.reply(AgiReply.parse(reply.toString()));
        }
    }
}
