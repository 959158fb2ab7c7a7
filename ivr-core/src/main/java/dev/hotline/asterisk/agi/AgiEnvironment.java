package dev.hotline.asterisk.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the {@code agi_…} lines that open a session, as bytes that become one text. For one caller at a time. */
final class AgiEnvironment {
    private static final int PREFIX = 'a' << 24 | 'g' << 16 | 'i' << 8 | '_';
    private static final int PREFIX_LENGTH = 4;
    private static final String SCRIPT = "network_script";
    private static final int USUAL_SIZE = 768;
    /** Asterisk sends some 22, and one for each argument of the AGI application. */
    private static final int MAX_LINES = 200;

    private static final int USUAL_LINES = 32;

    private final int limit;
    /** Each line is a line end, the name without {@code agi_}, a colon and the value. */
    private byte[] lines = new byte[USUAL_SIZE];

    private int size;
    private int[] hashes = new int[USUAL_LINES];
    private int count;

    /** @param limit of all lines together, in bytes */
    AgiEnvironment(int limit) {
        this.limit = limit;
    }

    /** @throws AgiException when the line is not of an environment, is there already, or there are too many */
    void add(ByteBuf bytes, int start, int length) {
        if (size + length > limit || count == MAX_LINES) {
            throw new AgiException(
                    AgiProblem.TOO_LARGE,
                    "the AGI environment is larger than " + limit + " bytes or " + MAX_LINES + " lines");
        }
        int colon = bytes.indexOf(start, start + length, (byte) ':');
        if (colon < start + PREFIX_LENGTH || bytes.getInt(start) != PREFIX) {
            throw notUnderstood(bytes.toString(start, length, UTF_8), "agi_name: value");
        }
        int before = size;
        append(bytes, start + PREFIX_LENGTH, length - PREFIX_LENGTH);
        if (isThere(before, colon - start - PREFIX_LENGTH)) {
            throw notUnderstood(
                    bytes.toString(start, length, UTF_8), "each line once; a value may have had line ends in it");
        }
    }

    private void append(ByteBuf bytes, int start, int length) {
        if (size + 1 + length > lines.length) {
            lines = Arrays.copyOf(lines, Math.max(size + 1 + length, 2 * lines.length));
        }
        lines[size] = '\n';
        bytes.getBytes(start, lines, size + 1, length);
        size += 1 + length;
    }

    /** Whether the name of the line that begins here is there before. Looks at numbers first: it is so only when somebody means harm. */
    private boolean isThere(int line, int nameLength) {
        int hash = hash(line + 1, nameLength);
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash) {
                return text(0, line).contains(text(line, nameLength + 2));
            }
        }
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = hash;
        return false;
    }

    private int hash(int start, int length) {
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + lines[i];
        }
        return hash;
    }

    private String text(int start, int length) {
        return new String(lines, start, length, UTF_8);
    }

    AgiRequest request() {
        String all = text(0, size);
        String path = new AgiRequest("", Map.of(), all).value(SCRIPT);
        int question = path.indexOf('?');
        return question < 0
                ? new AgiRequest(decoded(path), Map.of(), all)
                : new AgiRequest(decoded(path.substring(0, question)), query(path.substring(question + 1)), all);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** A {@code +} stays a plus: dialplans put numbers like {@code +86…} there as they are. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static AgiException notUnderstood(String line, String expected) {
        String shortened = line.length() <= 60 ? line : line.substring(0, 60) + "…";
        return new AgiException(
                AgiProblem.NOT_UNDERSTOOD, "AGI environment: \"" + shortened + "\" (expected: " + expected + ")");
    }
}
