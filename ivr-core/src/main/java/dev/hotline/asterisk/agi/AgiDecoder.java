package dev.hotline.asterisk.agi;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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
     * @param maxEnvironment of all its lines together, in bytes
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
            int length = chunk.bytesBefore(LF);
            if (length < 0) {
                keep(chunk, chunk.readableBytes());
                return;
            }
            if (restLength == 0) {
                whole(chunk, length);
            } else {
                joined(chunk, length);
            }
            chunk.skipBytes(1);
        }
    }

    /** A line that is whole in the chunk, as nearly all are. */
    private void whole(ByteBuf chunk, int length) {
        checkLine(length);
        int start = chunk.readerIndex();
        chunk.skipBytes(length);
        line(chunk, start, length);
    }

    private void joined(ByteBuf chunk, int length) {
        keep(chunk, length);
        ByteBuf line = Unpooled.wrappedBuffer(rest, 0, restLength);
        rest = NOTHING;
        restLength = 0;
        line(line, 0, line.readableBytes());
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

    private void line(ByteBuf bytes, int start, int lengthWithReturn) {
        int length = withoutReturn(bytes, start, lengthWithReturn);
        if (environment == null) {
            replyLine(bytes.toString(start, length, StandardCharsets.UTF_8));
        } else if (length > 0) {
            environment.add(bytes, start, length);
        } else {
            AgiRequest whole = environment.request();
            environment = null;
            maxLine = MAX_REPLY;
            messages.request(whole);
        }
    }

    private static int withoutReturn(ByteBuf bytes, int start, int length) {
        return length > 0 && bytes.getByte(start + length - 1) == CR ? length - 1 : length;
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
