package dev.hotline.asterisk.agi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the {@code agi_…} lines that open a session. For one caller at a time. */
final class AgiEnvironment {
    private static final String PREFIX = "agi_";
    private static final String SCRIPT = "network_script";
    private static final int USUAL_SIZE = 768;
    /** Asterisk sends some 22, and one for each argument of the AGI application. */
    private static final int MAX_LINES = 200;

    private final StringBuilder lines = new StringBuilder(USUAL_SIZE);
    private final int limit;
    private final int[] hashes = new int[MAX_LINES];
    private int count;

    /** @param limit of all lines together, in characters */
    AgiEnvironment(int limit) {
        this.limit = limit;
    }

    /** @throws AgiException when the line is not of an environment, is there already, or there are too many */
    void add(String line) {
        int colon = line.indexOf(':');
        if (!line.startsWith(PREFIX) || colon < 0) {
            throw notUnderstood(line, "agi_name: value");
        }
        if (lines.length() + line.length() > limit || count == MAX_LINES) {
            throw new AgiException(
                    AgiProblem.TOO_LARGE,
                    "the AGI environment is larger than " + limit + " characters or " + MAX_LINES + " lines");
        }
        if (isThere(line, colon)) {
            throw notUnderstood(line, "each line once; a value may have had line ends in it");
        }
        lines.append('\n').append(line, PREFIX.length(), line.length());
    }

    /** Looks at numbers first: a line is there twice only when somebody means harm. */
    private boolean isThere(String line, int colon) {
        int hash = 0;
        for (int i = PREFIX.length(); i < colon; i++) {
            hash = 31 * hash + line.charAt(i);
        }
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash) {
                return lines.indexOf("\n" + line.substring(PREFIX.length(), colon) + ":") >= 0;
            }
        }
        hashes[count++] = hash;
        return false;
    }

    AgiRequest request() {
        String all = lines.toString();
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
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
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
