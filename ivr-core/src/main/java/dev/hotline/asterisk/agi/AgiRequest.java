package dev.hotline.asterisk.agi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk says of a call when it opens a session.
 *
 * @param script the path of the AGI URL without its slash, such as {@code hotline}
 * @param query the parameters of the AGI URL, decoded
 * @param environment every {@code agi_…} line, by name without {@code agi_}
 */
public record AgiRequest(String script, Map<String, String> query, Map<String, String> environment) {

    public AgiRequest {
        query = Map.copyOf(query);
        environment = Map.copyOf(environment);
    }

    public String channel() {
        return environment.getOrDefault("channel", "");
    }

    public String uniqueId() {
        return environment.getOrDefault("uniqueid", "");
    }

    /** The number dialled: the dialplan extension. */
    public String extension() {
        return environment.getOrDefault("extension", "");
    }

    /** The calling number as sent, or null when Asterisk has none ({@code unknown}). */
    public @Nullable String callerNumber() {
        return known("callerid");
    }

    /** The calling name as sent, or null when Asterisk has none ({@code unknown}). */
    public @Nullable String callerName() {
        return known("calleridname");
    }

    private @Nullable String known(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() || value.equals("unknown") ? null : value;
    }
}
