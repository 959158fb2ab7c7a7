package dev.hotline.testkit.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action of a manager.
 *
 * @param headers of those with one name the last
 * @param variables every {@code Variable} header
 */
record AmiAction(Map<String, String> headers, List<String> variables) {

    /** The next action; null at the end of the connection. */
    static @Nullable AmiAction next(Lines lines) throws IOException {
        Map<String, String> headers = new HashMap<>();
        List<String> variables = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) {
                return new AmiAction(headers, variables);
            }
            String[] parts = line.split(": ?", 2);
            String value = parts.length < 2 ? "" : parts[1];
            headers.put(parts[0], value);
            if (parts[0].equals("Variable")) {
                variables.add(value);
            }
        }
        return null;
    }

    /** A header's value; empty when it is not there. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
