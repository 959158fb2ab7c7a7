package dev.hotline.asterisk.agi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the {@code agi_…} lines that open a session. For one caller at a time. */
final class AgiEnvironment {
    private static final String PREFIX = "agi_";
    private final Map<String, String> values = new HashMap<>();
    private final int limit;
    private int size;

    /** @param limit of all lines together, in characters */
    AgiEnvironment(int limit) {
        this.limit = limit;
    }

    /** @throws AgiException when the line is not of an environment, or there are too many */
    void add(String line) {
        int colon = line.indexOf(':');
        if (!line.startsWith(PREFIX) || colon < 0) {
            throw new AgiException("AGI environment: \"" + shortened(line) + "\" (expected: agi_name: value)");
        }
        size += line.length();
        if (size > limit) {
            throw new AgiException("the AGI environment is larger than " + limit + " bytes");
        }
        values.put(
                line.substring(PREFIX.length(), colon),
                line.substring(colon + 1).strip());
    }

    AgiRequest request() {
        String path = values.getOrDefault("network_script", "");
        int question = path.indexOf('?');
        return question < 0
                ? new AgiRequest(decoded(path), Map.of(), values)
                : new AgiRequest(decoded(path.substring(0, question)), query(path.substring(question + 1)), values);
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
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static String shortened(String line) {
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
